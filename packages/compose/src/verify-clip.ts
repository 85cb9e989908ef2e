import type {CallOptions, Media, Probe} from '@matchcut/media';
import type {Footage, StepRequests} from '@matchcut/plan';
import {ComposeError} from './compose-error.ts';

export type ClipRequest = StepRequests['clip'] | StepRequests['extension'] | StepRequests['edit'];

export type ClipExpectations = {
  /** The clip that an extension continues; `null` for a clip that continues nothing. */
  readonly source: SourceFootage | null;
  /** Whether the engine promises sound. */
  readonly sound: boolean;
};

/** Seconds of a clip's whole chain, and of its own file, which may be less of it. */
export type SourceFootage = {readonly chainSeconds: number; readonly fileSeconds: number};

/** Looks at what engines bring. */
export interface ClipVerifier {
  /**
   * Measures a clip that arrived, and checks that it is the one that was asked for: container, size, length, sound.
   * Throws `clip-unfit`, and `media-unreadable` where it is no clip at all.
   */
  verifyClip(
    path: string,
    request: ClipRequest,
    expected: ClipExpectations,
    options?: CallOptions,
  ): Promise<Footage>;
}

export function createClipVerifier(media: Media): ClipVerifier {
  return {
    verifyClip: (path, request, expected, options = {}) =>
      verifyClip(media, path, request, expected, options),
  };
}

/** Engines round to whole frames and to blocks of sound. */
const toleranceSeconds = 0.2;

async function verifyClip(
  media: Media,
  path: string,
  {size, seconds}: ClipRequest,
  {source, sound}: ClipExpectations,
  options: CallOptions,
): Promise<Footage> {
  const probe = await media.probe(path, options);
  const {video} = probe;
  if (video === null) throw new ComposeError('clip-unfit', 'The clip has no picture.');
  if (video.width !== size.width || video.height !== size.height) {
    throw new ComposeError(
      'clip-unfit',
      `The clip is ${video.width}×${video.height}; ${size.width}×${size.height} was asked for.`,
    );
  }
  checkSound(probe, sound);
  return measure(video.durationSeconds, seconds, source);
}

function checkSound({audio}: Probe, isPromised: boolean): void {
  if (isPromised && audio === null)
    throw new ComposeError('clip-unfit', 'The clip has no sound, which the engine promises.');
}

/**
 * Tells the whole chain from its new part by length alone: the pictures of a whole may have been encoded anew. Where
 * the source is a new part itself, a whole may begin with that instead of with all of the chain. The lengths never
 * look alike, since the shortest clip is many times longer than the tolerance.
 */
function measure(length: number, asked: number, source: SourceFootage | null): Footage {
  const before = source?.chainSeconds ?? 0;
  const heads = source === null ? [0] : [before, source.fileSeconds, 0];
  const headSeconds = heads.find((head) => isAbout(length, head + asked));
  if (headSeconds !== undefined) return {headSeconds, chainSeconds: before - headSeconds + length};
  const wanted =
    source === null
      ? `${asked} s`
      : `${asked} s more after ${before.toFixed(2)} s, alone or with what they continue,`;
  throw new ComposeError('clip-unfit', `The clip is ${length.toFixed(2)} s long; ${wanted} was asked for.`);
}

function isAbout(seconds: number, wanted: number): boolean {
  return Math.abs(seconds - wanted) <= toleranceSeconds;
}
