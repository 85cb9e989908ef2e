import type {VideoState} from './video-state.ts';

const soonestMs = 250;
const latestMs = 10_000;

/** When it is worth asking again, in milliseconds from now; `null` once a video has ended. */
export function pollAfterMs(state: VideoState, readyAtMs: number, nowMs: number): number | null {
  if (state.kind === 'completed' || state.kind === 'failed') return null;
  return Math.min(latestMs, Math.max(soonestMs, Math.round((readyAtMs - nowMs) / 2)));
}
