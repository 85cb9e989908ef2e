import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Media, ProgressOptions, TranscodeInput} from '@matchcut/media';
import {
  gopFrames,
  type Address,
  type ConformedFrames,
  type Key,
  type OverlayLayout,
  type SegmentRequest,
} from '@matchcut/plan';
import {houseOf, houseVideo} from '../house-encoder.ts';
import {picturePattern, type LookShelf} from './look-shelf.ts';
import {segmentGraph, type ClipInput, type ClipSide} from './segment-graph.ts';

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
  const {frameRate, picture, overlays} = request;
  const {size, scale} = layoutOf(request);
  await mkdir(scratch, {recursive: true});
  const folder = await mkdtemp(join(scratch, 'segment-'));
  try {
    await Promise.all(
      overlays.map((span, index) => {
        const address = overlayAddresses[index] ?? '';
        return shelf.layOut(
          {span, address, size, scale, frameRate},
          join(folder, String(index)),
          options.signal,
        );
      }),
    );
    const inputs: TranscodeInput[] = [];
    const add = (input: TranscodeInput): number => inputs.push(input) - 1;
    const gop = gopFrames(frameRate);
    const addClip = ({source, sourceFrom}: ConformedFrames): ClipInput => {
      // From the group of pictures that the stretch begins in: nothing before it is needed.
      const fromFrame = sourceFrom - (sourceFrom % gop);
      return {number: add({path: pathOf(source), fromFrame}), fromFrame};
    };
    const clips = picture.map((span): {readonly [side in ClipSide]?: ClipInput} =>
      span.kind === 'clip'
        ? {only: addClip(span)}
        : {outgoing: addClip(span.outgoing), incoming: addClip(span.incoming)},
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
      clip: (span, side) => given(clips[span]?.[side]),
      overlay: (overlay) => given(pictures[overlay]),
    });
    await media.transcode(
      {
        inputs,
        graph,
        video: houseVideo(request),
        audio: null,
        output: {path: to, format: houseOf(request.encoder).container},
      },
      options,
    );
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** How a segment's overlays are laid out and drawn. */
export function layoutOf({size, layout}: SegmentRequest): OverlayLayout {
  return layout ?? {size, scale: 1};
}

/** The graph asks for what its request names, and for nothing else. */
function given<T>(input: T | undefined): T {
  if (input === undefined) throw new Error('The graph of a segment asks for an input that it does not have.');
  return input;
}
