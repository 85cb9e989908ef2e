import type {Media, ProgressOptions} from '@matchcut/media';
import type {ConformRequest} from '@matchcut/plan';
import {ComposeError} from '../compose-error.ts';
import type {ComposeInput} from '../compose-input.ts';
import {houseVideo} from '../house-encoder.ts';
import {conformGraph} from './conform-graph.ts';
import {missingFrames} from './missing-frames.ts';

/** Writes a clip's picture in the film's house format. Throws `clip-unfit`, `clip-too-short`. */
export async function composeConform(
  media: Media,
  request: ConformRequest,
  source: ComposeInput,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {video} = await media.probe(source.path, options);
  if (video === null) throw new ComposeError('clip-unfit', 'The clip has no picture.');
  const {size, frameRate, frames} = request;
  const skipSeconds = source.headSeconds + request.skipSeconds;
  const graph = conformGraph({
    source: video,
    size,
    frameRate,
    skipSeconds,
    frames,
    missingFrames: missingFrames(video, {frames, frameRate, skipSeconds}),
  });
  await media.transcode(
    {
      inputs: [{path: source.path}],
      graph,
      video: houseVideo(frameRate, frames),
      audio: null,
      output: {path: to, format: 'mp4'},
    },
    options,
  );
}
