import type {ConformedFrames, LookRun, PictureSpan, SegmentRequest} from '@matchcut/plan';
import {chain, lockByIndex} from '../filter-text.ts';
import {houseOf, type HousePixels} from '../house-encoder.ts';
import type {FrameRate, Size} from '../plan-words.ts';
import {transitionChains} from './transition-graph.ts';

/** Where the inputs of a segment stand in its list of inputs. */
export type SegmentInputs = {
  readonly clip: (span: number, side: ClipSide) => ClipInput;
  /** Input number of the pictures of a span's matte. */
  readonly matte: (span: number) => number;
  /** Input number of each overlay's sequence of pictures. */
  readonly overlay: (overlay: number) => number;
};

/** What a conformed clip is to a span. */
export type ClipSide = 'only' | 'outgoing' | 'incoming';

/** A conformed clip among the inputs. */
export type ClipInput = {
  readonly number: number;
  /** The frame of the clip that the input begins with. */
  readonly fromFrame: number;
};

/** The picture of a segment: clips and transitions one after another, overlays on top. */
export function segmentGraph(request: SegmentRequest, inputs: SegmentInputs): string {
  const {picture, overlays, size, frameRate} = request;
  const {pixels} = houseOf(request.encoder);
  const last = overlays.length;
  return [
    ...picture.flatMap((span, index) => spanChains(span, index, size, frameRate, pixels, inputs)),
    chain(
      picture.map((_, index) => `p${index}`),
      [
        ...(picture.length > 1 ? [`concat=n=${picture.length}:v=1:a=0`] : []),
        ...lockByIndex(frameRate),
        `format=${pixels.plain}`,
      ],
      last === 0 ? 'v' : 'b0',
    ),
    ...overlays.flatMap(({from, looks}, index) => [
      pictureChain(inputs.overlay(index), from, looks, frameRate, pixels, `o${index}`),
      chain(
        [`b${index}`, `o${index}`],
        [
          // A picture stands until the next one, and after the last nothing is laid over.
          `overlay=format=${pixels.overlay}:eof_action=pass:repeatlast=0`,
          ...(index === last - 1 ? [`format=${pixels.plain}`] : []),
        ],
        index === last - 1 ? 'v' : `b${index + 1}`,
      ),
    ]),
  ].join(';');
}

/** What a painter has drawn, each picture at its time. */
function pictureChain(
  input: number,
  from: number,
  looks: readonly LookRun[],
  rate: FrameRate,
  pixels: HousePixels,
  to: string,
): string {
  return chain(
    [`${input}:v`],
    [
      `settb=${rate.denominator}/${rate.numerator}`,
      `setpts=${sequenceTimes(from, looks)}`,
      // Without being told, FFmpeg would convert with the matrix of bt601 and keep the range of the screen.
      'format=rgba',
      'scale=in_range=full:out_color_matrix=bt709:out_range=tv',
      `format=${pixels.alpha}`,
    ],
    to,
  );
}

function spanChains(
  span: PictureSpan,
  index: number,
  size: Size,
  rate: FrameRate,
  pixels: HousePixels,
  inputs: SegmentInputs,
): readonly string[] {
  const {frames} = span;
  switch (span.kind) {
    case 'clip':
      return [clipChain(inputs.clip(index, 'only'), span, frames, rate, `p${index}`)];
    default: {
      const [outgoing, incoming, matte] = [`p${index}out`, `p${index}in`, `p${index}matte`];
      return [
        clipChain(inputs.clip(index, 'outgoing'), span.outgoing, frames, rate, outgoing),
        clipChain(inputs.clip(index, 'incoming'), span.incoming, frames, rate, incoming),
        ...(span.kind === 'matte'
          ? [pictureChain(inputs.matte(index), 0, span.looks, rate, pixels, matte)]
          : []),
        ...transitionChains(span, {
          outgoing,
          incoming,
          matte,
          to: `p${index}`,
          size,
          frameRate: rate,
          pixels,
        }),
      ];
    }
  }
}

/** The frames of a clip that are used. */
function clipChain(
  input: ClipInput,
  {sourceFrom}: ConformedFrames,
  frames: number,
  rate: FrameRate,
  to: string,
): string {
  const start = sourceFrom - input.fromFrame;
  return chain(
    [`${input.number}:v`],
    [`trim=start_frame=${start}:end_frame=${start + frames}`, ...lockByIndex(rate)],
    to,
  );
}

/**
 * When each picture of a sequence begins, as an expression of its number: a picture that is held pushes all that
 * follow it. The sequence holds every run once and ends with an empty picture.
 */
export function sequenceTimes(from: number, runs: readonly {readonly frames: number}[]): string {
  const holds = runs.flatMap(({frames}, index) => (frames > 1 ? [`${frames - 1}*gt(N,${index})`] : []));
  return `'${[`${from}`, 'N', ...holds].join('+')}'`;
}
