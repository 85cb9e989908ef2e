import type {ClipState, ClipView} from '../../protocol.ts';
import {sayUsd} from '../words/format-usd.ts';
import {formatSeconds} from '../words/timecode.ts';

/** A state in a word or two. */
export function nameClipState(state: ClipState): string {
  switch (state.kind) {
    case 'stored':
      return 'in store';
    case 'missing':
      return 'missing';
    case 'stale':
      return 'stale';
    case 'in-flight':
      return state.progress === null ? 'in flight' : `in flight, ${Math.round(state.progress * 100)}%`;
    case 'failed':
      return 'failed';
  }
}

/** What a screen reader says of a shot: `Shot platform/continue-1, 8 s, missing, $0.80`. */
export function describeShot(address: string, seconds: number, clip: ClipView | null): string {
  if (clip === null) return `Shot ${address}, ${formatSeconds(seconds)}`;
  return [
    `Shot ${address}`,
    formatSeconds(seconds),
    nameClipState(clip.state),
    ...(needsMaking(clip) ? [sayUsd(clip.usd)] : []),
    ...(clip.pinned === null ? [] : [`pinned to take ${clip.pinned}`]),
  ].join(', ');
}

/** Whether generating now would make it. */
export function needsMaking({state}: ClipView): boolean {
  return state.kind === 'missing' || state.kind === 'stale' || state.kind === 'failed';
}
