import type {ConformedFrames, PictureSpan, SegmentRequest} from '@matchcut/plan';
import {chain, lockByIndex} from '../filter-text.ts';
import type {FrameRate} from '../plan-words.ts';

/** Where the inputs of a segment stand in its list of inputs. */
export type SegmentInputs = {
  /** Input number of each conformed clip that a span names, in the order in which the graph asks for them. */
  readonly clip: (span: number, side: 'only' | 'outgoing' | 'incoming') => number;
  /** Input number of each overlay's sequence of pictures. */
  readonly overlay: (overlay: number) => number;
};

/** The picture of a segment: clips and dissolves one after another, overlays on top. */
export function segmentGraph(request: SegmentRequest, inputs: SegmentInputs): string {
  const {picture, overlays, frameRate} = request;
  const last = overlays.length;
  return [
    ...picture.flatMap((span, index) => spanChains(span, index, frameRate, inputs)),
    chain(
      picture.map((_, index) => `p${index}`),
      [
        ...(picture.length > 1 ? [`concat=n=${picture.length}:v=1:a=0`] : []),
        ...lockByIndex(frameRate),
        'format=yuv420p',
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
          'format=yuva420p',
        ],
        `o${index}`,
      ),
      chain(
        [`b${index}`, `o${index}`],
        [
          // A picture stands until the next one, and after the last nothing is laid over.
          'overlay=format=yuv420:eof_action=pass:repeatlast=0',
          ...(index === last - 1 ? ['format=yuv420p'] : []),
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
  inputs: SegmentInputs,
): readonly string[] {
  const {frames} = span;
  switch (span.kind) {
    case 'clip':
      return [chain([`${inputs.clip(index, 'only')}:v`], stretch(span, frames, rate), `p${index}`)];
    case 'dissolve':
      // Frame i of d is (1 - w) · outgoing + w · incoming with w = (i + 1) / (d + 1), in the values of the video,
      // so that neither the first nor the last frame is one of the clips alone. The incoming clip is laid over with
      // w as its alpha, which fade counts from a frame of alpha 0 that is put before it and taken away again.
      return [
        chain([`${inputs.clip(index, 'outgoing')}:v`], stretch(span.outgoing, frames, rate), `p${index}a`),
        chain(
          [`${inputs.clip(index, 'incoming')}:v`],
          [
            ...stretch(span.incoming, frames, rate),
            'tpad=start=1:start_mode=clone',
            'format=yuva420p',
            `fade=t=in:alpha=1:s=0:n=${frames + 1}`,
            'trim=start_frame=1',
            ...lockByIndex(rate),
          ],
          `p${index}b`,
        ),
        chain([`p${index}a`, `p${index}b`], ['overlay=format=yuv420', 'format=yuv420p'], `p${index}`),
      ];
  }
}

function stretch({sourceFrom}: ConformedFrames, frames: number, rate: FrameRate): readonly string[] {
  return [`trim=start_frame=${sourceFrom}:end_frame=${sourceFrom + frames}`, ...lockByIndex(rate)];
}

/**
 * When each picture of a sequence begins, as an expression of its number: a picture that is held pushes all that
 * follow it. The sequence holds every run once and ends with an empty picture.
 */
export function sequenceTimes(from: number, runs: readonly {readonly frames: number}[]): string {
  const holds = runs.flatMap(({frames}, index) => (frames > 1 ? [`${frames - 1}*gt(N,${index})`] : []));
  return `'${[`${from}`, 'N', ...holds].join('+')}'`;
}
