import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Media, ProgressOptions, TranscodeInput} from '@matchcut/media';
import type {Address, Key, SegmentRequest} from '@matchcut/plan';
import {houseVideo} from '../house-encoder.ts';
import {picturePattern, type LookShelf} from './look-shelf.ts';
import {segmentGraph} from './segment-graph.ts';

export type SegmentTools = {
  readonly media: Media;
  readonly shelf: LookShelf;
  /** For files that are gone afterwards. */
  readonly scratch: string;
};

/** Composites a stretch of picture. Throws what the painter and the media jobs throw. */
export async function composeSegment(
  {media, shelf, scratch}: SegmentTools,
  step: {readonly request: SegmentRequest; readonly overlayAddresses: readonly Address[]},
  pathOf: (source: Key) => string,
  to: string,
  options: ProgressOptions,
): Promise<void> {
  const {request, overlayAddresses} = step;
  const {size, frameRate, frames, picture, overlays} = request;
  await mkdir(scratch, {recursive: true});
  const folder = await mkdtemp(join(scratch, 'segment-'));
  try {
    await Promise.all(
      overlays.map((span, index) => {
        const address = overlayAddresses[index] ?? '';
        return shelf.layOut({span, address, size, frameRate}, join(folder, String(index)), options.signal);
      }),
    );
    const inputs: TranscodeInput[] = [];
    const add = (input: TranscodeInput): number => inputs.push(input) - 1;
    const clips = picture.map((span) =>
      span.kind === 'clip'
        ? {only: add({path: pathOf(span.source)}), outgoing: -1, incoming: -1}
        : {
            only: -1,
            outgoing: add({path: pathOf(span.outgoing.source)}),
            incoming: add({path: pathOf(span.incoming.source)}),
          },
    );
    const pictures = overlays.map((_, index) =>
      add({
        path: join(folder, String(index), picturePattern),
        format: 'image2',
        // Each picture gets its time in the graph; the rate only has to be some rate.
        options: {framerate: `${frameRate.numerator}/${frameRate.denominator}`, start_number: 0},
      }),
    );
    const graph = segmentGraph(request, {
      clip: (span, side) => clips[span]?.[side] ?? -1,
      overlay: (overlay) => pictures[overlay] ?? -1,
    });
    await media.transcode(
      {inputs, graph, video: houseVideo(frameRate, frames), audio: null, output: {path: to, format: 'mp4'}},
      options,
    );
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
