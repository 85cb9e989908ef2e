import {Easing, interpolate, useCurrentFrame, useVideoConfig} from 'remotion';

export type Presence = {
  /** 0 before, 1 once arrived; eases out. `delaySeconds` lets a part come after another. */
  readonly enter: (delaySeconds?: number) => number;
  /** 0 while it is there, 1 once gone; eases in. */
  readonly exit: number;
};

/** How long a part takes to arrive. */
const enterSeconds = 0.7;
const exitSeconds = 0.4;

/**
 * Motion that comes, stands still and goes. Between the two everything is exactly constant: frames that look the
 * same are drawn once. In a short overlay both ends shrink, so that something is left between them.
 */
export function usePresence(): Presence {
  const frame = useCurrentFrame();
  const {durationInFrames, fps} = useVideoConfig();
  const length = durationInFrames / fps;
  const pace = Math.min(1, length / 3 / enterSeconds);
  const leaving = Math.min(exitSeconds, length / 4);
  return {
    enter: (delaySeconds = 0) =>
      interpolate(frame / fps, [delaySeconds * pace, (delaySeconds + enterSeconds) * pace], [0, 1], {
        easing: Easing.bezier(0.16, 1, 0.3, 1),
        extrapolateLeft: 'clamp',
        extrapolateRight: 'clamp',
      }),
    // The frame after the last would be gone altogether.
    exit: interpolate(frame / fps, [length - leaving, length], [0, 1], {
      easing: Easing.bezier(0.4, 0, 1, 1),
      extrapolateLeft: 'clamp',
      extrapolateRight: 'clamp',
    }),
  };
}
