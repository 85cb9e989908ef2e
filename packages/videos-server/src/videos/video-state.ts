export type VideoError = {readonly code: string; readonly message: string};

/** How far the making of a video is. */
export type Making =
  | {readonly kind: 'waiting'}
  /** `fraction`: 0 to 1. */
  | {readonly kind: 'painting'; readonly fraction: number}
  | {readonly kind: 'made'; readonly atMs: number; readonly error: VideoError | null};

/** All that a video's state follows from. Times in milliseconds since 1970. */
export type VideoFacts = {
  readonly createdAtMs: number;
  /** It does not end before, however soon it is made. */
  readonly readyAtMs: number;
  /** How long its content can be fetched once it is completed. */
  readonly keptMs: number;
  /** It never ends. */
  readonly stuck: boolean;
  readonly making: Making;
};

export type VideoState =
  | {readonly kind: 'queued'}
  /** `progress`: 0 to 99. */
  | {readonly kind: 'in_progress'; readonly progress: number}
  | {
      readonly kind: 'completed';
      readonly atMs: number;
      readonly expiresAtMs: number;
      /** Its content is gone. */
      readonly expired: boolean;
    }
  | {readonly kind: 'failed'; readonly atMs: number; readonly error: VideoError};

/** The part of the wait that a job which could be painted at once still stands in the queue. */
const queueShare = 0.1;

export function videoStateAt(facts: VideoFacts, nowMs: number): VideoState {
  const {createdAtMs, readyAtMs, keptMs, making} = facts;
  const waited = shareOf(nowMs - createdAtMs, readyAtMs - createdAtMs);
  switch (making.kind) {
    case 'waiting':
      return {kind: 'queued'};
    case 'painting':
      return underway(waited, making.fraction);
    case 'made': {
      const atMs = endOf(facts, making.atMs);
      if (atMs === null || nowMs < atMs) return underway(waited, 1);
      if (making.error !== null) return {kind: 'failed', atMs, error: making.error};
      const expiresAtMs = atMs + keptMs;
      return {kind: 'completed', atMs, expiresAtMs, expired: nowMs >= expiresAtMs};
    }
    default:
      return making satisfies never;
  }
}

/** When a job ends whose making ended at a time; `null` for never. */
export function endOf(
  {readyAtMs, stuck}: Pick<VideoFacts, 'readyAtMs' | 'stuck'>,
  madeAtMs: number,
): number | null {
  return stuck ? null : Math.max(madeAtMs, readyAtMs);
}

/** Progress is that of whichever is behind, the painting or the wait, so it never stands still and then leaps. */
function underway(waited: number, painted: number): VideoState {
  if (waited < queueShare) return {kind: 'queued'};
  return {kind: 'in_progress', progress: Math.min(99, Math.floor(100 * Math.min(waited, painted)))};
}

function shareOf(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
}
