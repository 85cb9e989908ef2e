import type {Media, ProgressOptions} from '@matchcut/media';
import type {ConformRequest} from '@matchcut/plan';
import {ComposeError} from '../compose-error.ts';
import {houseVideo} from '../house-encoder.ts';
import {conformGraph} from './conform-graph.ts';
import {missingFrames} from './missing-frames.ts';

/** Writes a clip's picture in the film's house format. Throws `clip-unfit`, `clip-too-short`. */
export async function composeConform(
  media: Media,
  request: ConformRequest,
  source: string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {video} = await media.probe(source, options);
  if (video === null) throw new ComposeError('clip-unfit', 'The clip has no picture.');
  const {size, frameRate, skipSeconds, frames} = request;
  const graph = conformGraph({
    source: video,
    size,
    frameRate,
    skipSeconds,
    frames,
    missingFrames: missingFrames(video, request),
  });
  await media.transcode(
    {
      inputs: [{path: source}],
      graph,
      video: houseVideo(frameRate, frames),
      audio: null,
      output: {path: to, format: 'mp4'},
    },
    options,
  );
}
