import type {Media, ProgressOptions} from '@matchcut/media';
import type {ConformRequest, Key} from '@matchcut/plan';
import {ComposeError} from '../compose-error.ts';
import type {ComposeInput} from '../compose-input.ts';
import {houseOf, houseVideo} from '../house-encoder.ts';
import {conformGraph} from './conform-graph.ts';
import {matchColours} from './match-colours.ts';
import {missingFrames} from './missing-frames.ts';

/**
 * Writes a clip's picture in the film's house format, and where it continues another, begins with the colours of that
 * one. Throws `clip-unfit`, `clip-too-short`.
 *
 * @param pathOf The conformed clip that it continues, by its key.
 */
export async function composeConform(
  media: Media,
  request: ConformRequest,
  source: ComposeInput,
  pathOf: (key: Key) => string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {video} = await media.probe(source.path, options);
  if (video === null) throw new ComposeError('clip-unfit', 'The clip has no picture.');
  const {size, frameRate, frames, seam} = request;
  const skipSeconds = source.headSeconds + request.skipSeconds;
  const missing = missingFrames(video, {frames, frameRate, skipSeconds});
  const corrections =
    seam === undefined
      ? []
      : await matchColours(
          media,
          pathOf(seam.upstream),
          {path: source.path, video, skipSeconds, size},
          seam,
          options,
        );
  const {pixels, container} = houseOf(request.encoder);
  const graph = conformGraph({
    source: video,
    size,
    frameRate,
    skipSeconds,
    frames,
    missingFrames: missing,
    corrections,
    pixels,
  });
  await media.transcode(
    {
      inputs: [{path: source.path}],
      graph,
      video: houseVideo(request),
      audio: null,
      output: {path: to, format: container},
    },
    options,
  );
}
