import type {CallOptions, Media, VideoProbe} from '@matchcut/media';
import type {PictureSeam} from '@matchcut/plan';
import type {Size} from '../plan-words.ts';
import {colourFilters} from './colour-filters.ts';
import {colourMatch} from './colour-match.ts';

export type Continuation = {
  readonly path: string;
  readonly video: VideoProbe;
  /** Where its first frame is, from the start of the file. */
  readonly skipSeconds: number;
  /** What makes its pictures those of the house. */
  readonly filters: readonly string[];
};

/** Filters that have a clip begin with the colours that the conformed clip before it ends with; none where it does. */
export async function matchColours(
  media: Media,
  upstreamPath: string,
  {path, video, skipSeconds, filters}: Continuation,
  size: Size,
  seam: PictureSeam,
  options: CallOptions,
): Promise<readonly string[]> {
  const {numerator, denominator} = video.frameRate;
  const first = Math.min(video.frames - 1, Math.round((skipSeconds * numerator) / denominator));
  const [[before], [after]] = await Promise.all([
    media.rawFrames(
      {path: upstreamPath, frames: [seam.upstreamFrames - 1], filters: 'format=yuv420p'},
      options,
    ),
    media.rawFrames({path, frames: [first], filters: [...filters, 'format=yuv420p'].join(',')}, options),
  ]);
  if (before === undefined || after === undefined) return [];
  const match = colourMatch(before, after, size, seam);
  return match === null ? [] : colourFilters(match, seam.frames);
}
