import type {FrameRate} from '@matchcut/engine';
import {gopFrames} from './gop.ts';
import {soundRate} from './frame-rate.ts';
import type {PictureSeam} from './step.ts';

/**
 * How the picture of a continuation is matched to what it continues. It goes back to its own look within a second, so
 * that what engines add along a chain does not add up. Limits are 8-bit steps of a plane's mean.
 */
export function pictureSeam(
  upstream: Pick<PictureSeam, 'upstream' | 'upstreamFrames'>,
  frames: number,
  rate: FrameRate,
): PictureSeam {
  return {
    ...upstream,
    frames: Math.min(frames, gopFrames(rate)),
    // A light that goes on, or another place: no grading of the same picture is that far away.
    mostLuma: 24,
    mostChroma: 12,
    // Rounding has as much, and nobody sees it.
    least: 0.5,
    // Of two pictures a frame apart; those at both sides of a camera cut are hardly alike.
    likeness: 0.8,
  };
}

/**
 * On each side of a joint, how long one sound becomes the other, in samples: 50 ms, which is too short to be heard as
 * a dissolve and long enough for a step in loudness to be none.
 */
export function soundSeam(before: number, after: number): number {
  return Math.min(soundRate / 20, Math.floor(before / 2), Math.floor(after / 2));
}
