/** Frames per second as an exact fraction: 29.97 is `{numerator: 30000, denominator: 1001}`. */
export type FrameRate = {
  readonly numerator: number;
  readonly denominator: number;
};
