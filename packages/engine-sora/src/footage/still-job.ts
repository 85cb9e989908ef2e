import type {Size} from '@matchcut/engine';
import type {TranscodeJob} from '@matchcut/media';
import {cover} from './cover.ts';

/**
 * One picture of a file, by number, as a PNG of exactly a size. `to` is a pattern: `…/still-%d.png`.
 *
 * @param upright What sets the picture upright, where it is not.
 */
export function stillJob(
  path: string,
  frame: number,
  size: Size,
  to: string,
  upright: string | null = null,
): TranscodeJob {
  const filters = [
    `trim=start_frame=${frame}:end_frame=${frame + 1}`,
    ...(upright === null ? [] : [upright]),
    cover(size, 'flags=lanczos+accurate_rnd+full_chroma_int'),
    'format=rgb24',
  ];
  return {
    inputs: [{path}],
    graph: `[0:v]${filters.join(',')}[v]`,
    video: {codec: 'png', options: {}, frameRate: {numerator: 1, denominator: 1}, timescale: 1, frames: 1},
    audio: null,
    output: {path: to, format: 'image2', options: {start_number: 1}},
  };
}
