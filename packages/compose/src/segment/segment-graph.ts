import type {ConformedFrames, PictureSpan, SegmentRequest} from '@matchcut/plan';
import {chain, lockByIndex} from '../filter-text.ts';
import {houseOf, type HousePixels} from '../house-encoder.ts';
import type {FrameRate} from '../plan-words.ts';

/** Where the inputs of a segment stand in its list of inputs. */
export type SegmentInputs = {
  readonly clip: (span: number, side: ClipSide) => ClipInput;
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

/** The picture of a segment: clips and dissolves one after another, overlays on top. */
export function segmentGraph(request: SegmentRequest, inputs: SegmentInputs): string {
  const {picture, overlays, frameRate} = request;
  const {pixels} = houseOf(request.encoder);
  const last = overlays.length;
  return [
    ...picture.flatMap((span, index) => spanChains(span, index, frameRate, pixels, inputs)),
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
      chain(
        [`${inputs.overlay(index)}:v`],
        [
          `settb=${frameRate.denominator}/${frameRate.numerator}`,
          `setpts=${sequenceTimes(from, looks)}`,
          // Without being told, FFmpeg would convert with the matrix of bt601 and keep the range of the screen.
          'format=rgba',
          'scale=in_range=full:out_color_matrix=bt709:out_range=tv',
          `format=${pixels.alpha}`,
        ],
        `o${index}`,
      ),
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

function spanChains(
  span: PictureSpan,
  index: number,
  rate: FrameRate,
  pixels: HousePixels,
  inputs: SegmentInputs,
): readonly string[] {
  const {frames} = span;
  switch (span.kind) {
    case 'clip':
      return [clipChain(inputs.clip(index, 'only'), span, frames, rate, [], `p${index}`)];
    case 'dissolve':
      // Frame i of d is (1 - w) · outgoing + w · incoming with w = (i + 1) / (d + 1), in the values of the video,
      // so that neither the first nor the last frame is one of the clips alone. The incoming clip is laid over with
      // w as its alpha, which fade counts from a frame of alpha 0 that is put before it and taken away again.
      return [
        clipChain(inputs.clip(index, 'outgoing'), span.outgoing, frames, rate, [], `p${index}a`),
        clipChain(
          inputs.clip(index, 'incoming'),
          span.incoming,
          frames,
          rate,
          [
            'tpad=start=1:start_mode=clone',
            `format=${pixels.alpha}`,
            `fade=t=in:alpha=1:s=0:n=${frames + 1}`,
            'trim=start_frame=1',
            ...lockByIndex(rate),
          ],
          `p${index}b`,
        ),
        chain(
          [`p${index}a`, `p${index}b`],
          [`overlay=format=${pixels.overlay}`, `format=${pixels.plain}`],
          `p${index}`,
        ),
      ];
  }
}

/** The frames of a clip that are used, and what is made of them. */
function clipChain(
  input: ClipInput,
  {sourceFrom}: ConformedFrames,
  frames: number,
  rate: FrameRate,
  filters: readonly string[],
  to: string,
): string {
  const start = sourceFrom - input.fromFrame;
  return chain(
    [`${input.number}:v`],
    [`trim=start_frame=${start}:end_frame=${start + frames}`, ...lockByIndex(rate), ...filters],
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
