import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Media, ProgressOptions, TranscodeInput} from '@matchcut/media';
import {
  drawnSpans,
  gopFrames,
  type Address,
  type ConformedFrames,
  type Key,
  type OverlayLayout,
  type SegmentRequest,
} from '@matchcut/plan';
import {houseOf, houseVideo} from '../house-encoder.ts';
import {sequencePaths, type LookShelf} from './look-shelf.ts';
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
  const {frameRate} = request;
  const {size, scale} = layoutOf(request);
  await mkdir(scratch, {recursive: true});
  const folder = await mkdtemp(join(scratch, 'segment-'));
  // Pictures are encoded as they are drawn, so that drawing and encoding share the machine.
  const drawing = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, drawing.signal]) : drawing.signal;
  try {
    const folderOf = (drawn: number): string => join(folder, String(drawn));
    const {inputs, graph} = segmentInputs(request, pathOf, folderOf);
    const drawn = Promise.all(
      drawnSpans(request).map((span, index) => {
        const address = overlayAddresses[index] ?? '';
        return shelf.layOut({span, address, size, scale, frameRate}, folderOf(index), options.signal);
      }),
    );
    // A picture that can't be drawn is one that the encoder would wait for in vain.
    drawn.catch(() => drawing.abort());
    const encoded = media.transcode(
      {
        inputs,
        graph,
        video: houseVideo(request),
        audio: null,
        output: {path: to, format: houseOf(request.encoder).container},
      },
      {...options, signal},
    );
    await Promise.allSettled([drawn, encoded]);
    await drawn;
    await encoded;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** The clips of a segment and the pictures over them, and the graph that they go through. */
function segmentInputs(
  request: SegmentRequest,
  pathOf: (source: Key) => string,
  folderOf: (overlay: number) => string,
): {readonly inputs: readonly TranscodeInput[]; readonly graph: string} {
  const inputs: TranscodeInput[] = [];
  const add = (input: TranscodeInput): number => inputs.push(input) - 1;
  const gop = gopFrames(request.frameRate);
  const addClip = ({source, sourceFrom}: ConformedFrames): ClipInput => {
    // From the group of pictures that the stretch begins in: nothing before it is needed.
    const fromFrame = sourceFrom - (sourceFrom % gop);
    return {number: add({path: pathOf(source), fromFrame}), fromFrame};
  };
  const clips = request.picture.map((span): {readonly [side in ClipSide]?: ClipInput} =>
    span.kind === 'clip'
      ? {only: addClip(span)}
      : {outgoing: addClip(span.outgoing), incoming: addClip(span.incoming)},
  );
  const pictures = drawnSpans(request).map((span, index) =>
    add({pictures: sequencePaths(span, folderOf(index))}),
  );
  // Mattes stand before overlays.
  const mattes = request.picture.flatMap(({kind}, span) => (kind === 'matte' ? [span] : []));
  const graph = segmentGraph(request, {
    clip: (span, side) => given(clips[span]?.[side]),
    matte: (span) => given(pictures[mattes.indexOf(span)]),
    overlay: (overlay) => given(pictures[mattes.length + overlay]),
  });
  return {inputs, graph};
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
