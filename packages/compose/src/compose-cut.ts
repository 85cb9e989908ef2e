import type {Media, ProgressOptions} from '@matchcut/media';
import type {CutRequest, Key} from '@matchcut/plan';
import {houseTimescale} from './house-encoder.ts';

/** Joins the film by copying packets: nothing is decoded, so every part stays what it was, bit for bit. */
export async function composeCut(
  media: Media,
  request: CutRequest,
  pathOf: (source: Key) => string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {frameRate, parts, soundtrack, captions = [], encoder} = request;
  await media.join(
    {
      parts: parts.map(({source, sourceFrom, frames}) => ({
        path: pathOf(source),
        fromFrame: sourceFrom,
        frames,
      })),
      frameRate,
      timescale: houseTimescale(frameRate),
      sound: {path: pathOf(soundtrack)},
      subtitles: captions,
      // The index stands before the pictures, so that players can begin while the file is still coming.
      output: {
        path: to,
        format: encoder['format'] === 'mov' ? 'mov' : 'mp4',
        options: {movflags: '+faststart'},
      },
    },
    options,
  );
}
