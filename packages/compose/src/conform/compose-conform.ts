import type {Media, ProgressOptions} from '@matchcut/media';
import type {ConformRequest, Digest, Key} from '@matchcut/plan';
import {ComposeError} from '../compose-error.ts';
import type {ComposeInput} from '../compose-input.ts';
import {houseOf, houseVideo} from '../house-encoder.ts';
import {conformGraph, housePicture} from './conform-graph.ts';
import {gradeFilters} from './grade-filters.ts';
import {matchColours} from './match-colours.ts';
import {missingFrames} from './missing-frames.ts';

/**
 * Writes a clip's picture in the film's house format, and where it continues another, begins with the colours of that
 * one. Throws `clip-unfit`, `clip-too-short`.
 *
 * @param pathOf The conformed clip that it continues by its key, and look-up tables by their digests.
 */
export async function composeConform(
  media: Media,
  request: ConformRequest,
  source: ComposeInput,
  pathOf: (name: Key | Digest) => string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {video} = await media.probe(source.path, options);
  if (video === null) throw new ComposeError('clip-unfit', 'The clip has no picture.');
  const {size, frameRate, frames, speed = 1, freezeFrames = 0, focus = [], seam} = request;
  const skipSeconds = source.headSeconds + request.skipSeconds;
  const missing = missingFrames(video, {frames: frames - freezeFrames, frameRate, skipSeconds, speed});
  const {pixels, container} = houseOf(request.encoder);
  const grades = (request.grades ?? []).map(pathOf);
  const corrections =
    seam === undefined
      ? []
      : await matchColours(
          media,
          pathOf(seam.upstream),
          {
            path: source.path,
            video,
            skipSeconds,
            filters: [...housePicture(video, size, focus, frameRate), ...gradeFilters(grades, pixels)],
          },
          size,
          seam,
          options,
        );
  const graph = conformGraph({
    source: video,
    size,
    frameRate,
    skipSeconds,
    speed,
    frames,
    freezeFrames,
    missingFrames: missing,
    focus,
    grades,
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
