import type {Size} from '@matchcut/engine';
import type {Rational, TranscodeJob} from '@matchcut/media';
import {cover} from './cover.ts';
import {toVideoColours, uploadMuxer, uploadVideo} from './encodings.ts';

export type TailOf = {
  readonly path: string;
  readonly durationSeconds: number;
  readonly frameRate: Rational;
};

/** The last seconds of a clip, or all of it where it is shorter; without sound. */
export function tailJob(
  {path, durationSeconds, frameRate}: TailOf,
  seconds: number,
  size: Size,
  to: string,
): TranscodeJob {
  const {numerator, denominator} = frameRate;
  const from = Math.max(0, durationSeconds - seconds);
  return {
    inputs: [{path}],
    graph:
      `[0:v]trim=start=${from.toFixed(6)},setpts=PTS-STARTPTS,fps=${numerator}/${denominator},` +
      `${cover(size, toVideoColours)},format=yuv420p[v]`,
    video: uploadVideo(frameRate),
    audio: null,
    output: {path: to, format: 'mp4', options: uploadMuxer},
  };
}
