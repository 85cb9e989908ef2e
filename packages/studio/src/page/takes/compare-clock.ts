/**
 * Two takes are compared by one clock: one video leads, the other is kept in step with it. Browsers start and decode
 * each video in their own time, so that two told to play at once drift apart by a few frames within seconds.
 */
export type Correction =
  /** Goes on at the clock's own rate. */
  | {readonly kind: 'keep'}
  /** Runs a little faster or slower until it has caught up: a seek would be seen as a jump. */
  | {readonly kind: 'nudge'; readonly rate: number}
  | {readonly kind: 'seek'; readonly seconds: number};

export type Following = {
  /** Where each video is, in seconds. */
  readonly leader: number;
  readonly follower: number;
  readonly fps: number;
  readonly rate: number;
  readonly isPlaying: boolean;
};

/** Beyond this, catching up by rate would take longer than anybody watches. In seconds. */
const farApart = 0.25;
/** A change of speed that is not seen. */
const nudge = 0.06;

/** What keeps the follower in step with the leader. */
export function follow({leader, follower, fps, rate, isPlaying}: Following): Correction {
  const ahead = follower - leader;
  if (!isPlaying) {
    return frameAt(leader, fps) === frameAt(follower, fps)
      ? {kind: 'keep'}
      : {kind: 'seek', seconds: secondsOfFrame(frameAt(leader, fps), fps)};
  }
  if (Math.abs(ahead) > farApart) return {kind: 'seek', seconds: leader};
  if (Math.abs(ahead) < 0.5 / fps) return {kind: 'keep'};
  return {kind: 'nudge', rate: rate * (ahead > 0 ? 1 - nudge : 1 + nudge)};
}

/** Which frame is shown at a time. */
export function frameAt(seconds: number, fps: number): number {
  // Times of frames are binary fractions: 3 frames at 30 fps are 0.1 s, and 0.1 × 30 is a little more than 3.
  return Math.max(0, Math.floor(seconds * fps + 1e-6));
}

/** A time at which a frame is shown for certain: its middle, since seeks to its very beginning may show the one before. */
export function secondsOfFrame(frame: number, fps: number): number {
  return (frame + 0.5) / fps;
}

/** Frames that both have. */
export function commonFrames(oneSeconds: number, otherSeconds: number, fps: number): number {
  return Math.max(1, Math.round(Math.min(oneSeconds, otherSeconds) * fps));
}

export function stepBy(frame: number, by: number, frames: number): number {
  return Math.min(Math.max(0, frame + by), frames - 1);
}

/** Where the line between two takes is, 0 to 1, when the pointer is here. */
export function wipeAt(pointer: number, box: {readonly left: number; readonly width: number}): number {
  return box.width === 0 ? 0.5 : Math.min(Math.max(0, (pointer - box.left) / box.width), 1);
}
