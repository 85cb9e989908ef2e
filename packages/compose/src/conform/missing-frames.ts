import type {VideoProbe} from '@matchcut/media';
import type {ConformRequest} from '@matchcut/plan';
import {ComposeError} from '../compose-error.ts';

/** A clip may end this much early: engines round, and encoders lose a frame. */
const toleranceSeconds = 0.2;

/**
 * How many frames a clip lacks at its end; its last one is held for so long. Throws `clip-too-short` where that
 * would be seen.
 */
export function missingFrames(
  source: Pick<VideoProbe, 'durationSeconds'>,
  request: Pick<ConformRequest, 'frames' | 'frameRate' | 'skipSeconds' | 'speed'>,
): number {
  const {frames, skipSeconds, frameRate, speed = 1} = request;
  const rate = frameRate.numerator / frameRate.denominator;
  // As `fps` counts them, rounding the end to the nearest frame; one more would never be noticed as missing.
  const there = Math.floor(((source.durationSeconds - skipSeconds) / speed) * rate + 0.5 - 1e-6);
  const missing = Math.max(0, frames - there);
  if (missing <= toleranceSeconds * rate && there > 0) return missing;
  throw new ComposeError(
    'clip-too-short',
    `The clip has ${source.durationSeconds.toFixed(2)} s of picture, and the shot needs ` +
      `${(skipSeconds + (frames / rate) * speed).toFixed(2)} s of it.`,
  );
}
