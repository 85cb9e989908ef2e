import type {CallOptions, Media} from '@matchcut/media';
import type {StepRequests} from '@matchcut/plan';
import {ComposeError} from './compose-error.ts';

export type ClipRequest = StepRequests['clip'] | StepRequests['extension'] | StepRequests['edit'];

/** Engines round to whole frames and to blocks of sound. */
const toleranceSeconds = 0.2;

/**
 * Checks that a file is the clip that was asked for: a picture of the right size and at least the right length.
 * Throws `clip-unfit`, and `media-unreadable` where it is no clip at all.
 */
export async function verifyClip(
  media: Media,
  path: string,
  {size, seconds}: ClipRequest,
  options: CallOptions,
): Promise<void> {
  const {video} = await media.probe(path, options);
  if (video === null) throw new ComposeError('clip-unfit', 'The clip has no picture.');
  if (video.width !== size.width || video.height !== size.height) {
    throw new ComposeError(
      'clip-unfit',
      `The clip is ${video.width}×${video.height}; ${size.width}×${size.height} was asked for.`,
    );
  }
  if (video.durationSeconds < seconds - toleranceSeconds) {
    throw new ComposeError(
      'clip-unfit',
      `The clip is ${video.durationSeconds.toFixed(2)} s long; ${seconds} s was asked for.`,
    );
  }
}
