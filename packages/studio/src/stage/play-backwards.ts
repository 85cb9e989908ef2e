/** Where playing backwards has come to. */
export type Backwards = {
  readonly frame: number;
  /** Parts of a frame that have passed and are not stepped yet. */
  readonly rest: number;
  readonly hasEnded: boolean;
};

/**
 * Steps back for the time that has passed: no browser plays video backwards, but each frame can be sought.
 *
 * @param rate negative
 */
export function stepBackwards(
  at: {readonly frame: number; readonly rest: number},
  seconds: number,
  {
    fps,
    frames,
    rate,
    loop,
  }: {
    readonly fps: number;
    readonly frames: number;
    readonly rate: number;
    readonly loop: boolean;
  },
): Backwards {
  const due = at.rest - seconds * rate * fps;
  const steps = Math.floor(due);
  const frame = at.frame - steps;
  const rest = due - steps;
  if (frame >= 0) return {frame, rest, hasEnded: false};
  if (!loop) return {frame: 0, rest: 0, hasEnded: true};
  return {frame: ((frame % frames) + frames) % frames, rest, hasEnded: false};
}
