import type {FrameRate} from '@matchcut/engine';

/**
 * Frames in a closed group of pictures of the house format: one second. Planning needs it, because a cut
 * may only begin to copy a conformed clip at the first frame of a group.
 */
export function gopFrames(rate: FrameRate): number {
  return Math.round(rate.numerator / rate.denominator);
}
