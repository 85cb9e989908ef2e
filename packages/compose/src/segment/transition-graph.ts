import {transitionProgress, type TransitionSpan} from '@matchcut/plan';
import {chain, lockByIndex} from '../filter-text.ts';
import type {HousePixels} from '../house-encoder.ts';
import type {FrameRate, Size} from '../plan-words.ts';

export type TransitionGraph = {
  /** Labels of the two clips, both as long as the transition, and of what comes out. */
  readonly outgoing: string;
  readonly incoming: string;
  readonly to: string;
  /** Label of the matte's pictures, in the house's format with alpha. */
  readonly matte: string;
  readonly size: Size;
  readonly frameRate: FrameRate;
  readonly pixels: HousePixels;
};

/**
 * One clip becoming another. Everything is done in the house's own format, so that what a transition does not touch
 * stays as it was, and what it moves is moved by whole pixels of colour: two of the picture.
 */
export function transitionChains(span: TransitionSpan, graph: TransitionGraph): readonly string[] {
  switch (span.kind) {
    case 'dissolve':
      return dissolveChains(span, graph);
    case 'fade':
      return fadeChains(span, span.color, graph);
    case 'wipe':
    case 'slide':
    case 'push':
      return moveChains(span, span.direction, graph);
    case 'matte':
      return matteChains(graph);
    default:
      return span satisfies never;
  }
}

/** Frame i is (1 - w) · outgoing + w · incoming, in the values of the video, with w its progress. */
function dissolveChains(span: TransitionSpan, graph: TransitionGraph): readonly string[] {
  const {outgoing, incoming, to, frameRate, pixels} = graph;
  const {frames, easing} = span;
  const alpha =
    easing === undefined
      ? // Counted in frames, from one of alpha 0 that is put before the first and taken away again.
        [
          'tpad=start=1:start_mode=clone',
          `format=${pixels.alpha}`,
          `fade=t=in:alpha=1:s=0:n=${frames + 1}`,
          'trim=start_frame=1',
        ]
      : [`format=${pixels.alpha}`, ...timesOfProgress(span), 'fade=t=in:alpha=1:st=0:d=1'];
  return [
    chain([incoming], [...alpha, ...lockByIndex(frameRate)], `${to}w`),
    chain([outgoing, `${to}w`], over(graph), to),
  ];
}

/** Both clips in turn, and over them the colour: not there at first, alone in the middle, and gone again. */
function fadeChains(span: TransitionSpan, color: string, graph: TransitionGraph): readonly string[] {
  const {outgoing, incoming, to, size, frameRate, pixels} = graph;
  const {frames} = span;
  const half = progressOf(span).filter((progress) => progress < 0.5).length;
  return [
    chain([outgoing], [`trim=end_frame=${half}`, ...lockByIndex(frameRate)], `${to}a`),
    chain([incoming], [`trim=start_frame=${half}`, ...lockByIndex(frameRate)], `${to}b`),
    chain([`${to}a`, `${to}b`], ['concat=n=2:v=1:a=0', ...lockByIndex(frameRate)], `${to}c`),
    chain(
      [],
      [
        `color=c=${color}:s=${size.width}x${size.height}:r=${frameRate.numerator}/${frameRate.denominator}`,
        `trim=end_frame=${frames}`,
        'format=gbrp',
        'scale=out_color_matrix=bt709:out_range=tv',
        `format=${pixels.alpha}`,
        ...timesOfProgress(span),
        'fade=t=in:alpha=1:st=0:d=0.5',
        'fade=t=out:alpha=1:st=0.5:d=0.5',
        ...lockByIndex(frameRate),
      ],
      `${to}w`,
    ),
    chain([`${to}c`, `${to}w`], over(graph), to),
  ];
}

/**
 * Wipes, slides and pushes: one clip lies over the other, a little further with each frame. A wipe moves the edge of
 * the one that lies above, and what it shows the other way, so that it seems to stand still.
 */
function moveChains(
  span: TransitionSpan & {readonly kind: 'wipe' | 'slide' | 'push'},
  direction: Direction,
  graph: TransitionGraph,
): readonly string[] {
  const {outgoing, incoming, to, size, frameRate} = graph;
  // Filters disagree whether their first frame is 0 or 1, but not about its time.
  const frame = `round(t*${frameRate.numerator}/${frameRate.denominator})`;
  const isAcross = direction === 'from-left' || direction === 'from-right';
  const isForwards = direction === 'from-left' || direction === 'from-top';
  const length = isAcross ? size.width : size.height;
  // How much of the incoming clip is there, in pixels, by whole pixels of colour.
  const shown = progressOf(span).map((progress) => 2 * Math.round((progress * length) / 2));
  const edges = isForwards ? shown.map((pixels) => pixels - length) : shown.map((pixels) => length - pixels);
  const laidAt = (places: readonly number[]): string => {
    const at = perFrame(frame, places);
    return isAcross ? `overlay=x=${at}:y=0` : `overlay=x=0:y=${at}`;
  };
  /** The clip moved by so many pixels, right or down; what moves in from outside is black. */
  const moved = (places: readonly number[]): readonly string[] => {
    const room = isAcross ? 'pad=3*iw:ih:iw:0' : 'pad=iw:3*ih:0:ih';
    const from = perFrame(
      frame,
      places.map((place) => length - place),
    );
    return [room, isAcross ? `crop=iw/3:ih:${from}:0` : `crop=iw:ih/3:0:${from}`];
  };
  const finish = (lay: string): readonly string[] => [
    `${lay}:format=${graph.pixels.overlay}`,
    `format=${graph.pixels.plain}`,
  ];
  switch (span.kind) {
    case 'slide':
      return [chain([outgoing, incoming], finish(laidAt(edges)), to)];
    case 'push': {
      const pushed = isForwards ? shown : shown.map((pixels) => -pixels);
      return [
        chain([outgoing], moved(pushed), `${to}m`),
        chain([`${to}m`, incoming], finish(laidAt(edges)), to),
      ];
    }
    case 'wipe': {
      // Of the clip that lies above, what stands right of the edge or below it.
      const edge = isForwards ? shown : edges;
      const [under, above] = isForwards ? [incoming, outgoing] : [outgoing, incoming];
      return [
        chain([above], moved(edge.map((place) => -place)), `${to}m`),
        chain([under, `${to}m`], finish(laidAt(edge)), to),
      ];
    }
    default:
      return span satisfies never;
  }
}

/** The incoming clip with what the matte draws as its alpha. */
function matteChains(graph: TransitionGraph): readonly string[] {
  const {outgoing, incoming, matte, to, pixels} = graph;
  const planes = [0, 1, 2].map((plane) => `map${plane}s=0:map${plane}p=${plane}`);
  // A single plane counts as of full range, and would be converted to the range of the clip: for once both are called
  // full, and nothing is.
  return [
    chain([incoming], ['setparams=range=pc', 'setsar=1'], `${to}i`),
    chain([matte], ['extractplanes=a', 'setparams=range=pc', 'setsar=1'], `${to}m`),
    chain(
      [`${to}i`, `${to}m`],
      [`mergeplanes=${planes.join(':')}:map3s=1:map3p=0:format=${pixels.alpha}`, 'setparams=range=tv'],
      `${to}w`,
    ),
    chain([outgoing, `${to}w`], over(graph), to),
  ];
}

type Direction = Extract<TransitionSpan, {readonly direction: unknown}>['direction'];

function over({pixels}: TransitionGraph): readonly string[] {
  return [`overlay=format=${pixels.overlay}`, `format=${pixels.plain}`];
}

function progressOf({frames, easing}: TransitionSpan): readonly number[] {
  return Array.from({length: frames}, (_, frame) => transitionProgress(frame, frames, easing ?? null));
}

/** Each frame at the second that is its progress: for filters that go by time, which then know of easing. */
function timesOfProgress(span: TransitionSpan): readonly string[] {
  const ticks = 1_000_000;
  return [
    `settb=1/${ticks}`,
    `setpts=${perFrame(
      'N',
      progressOf(span).map((progress) => Math.round(progress * ticks)),
    )}`,
  ];
}

/** A number for each frame, as an expression of the frame's. */
function perFrame(number: string, values: readonly number[]): string {
  return `'${values.map((value, index) => `${value}*eq(${number},${index})`).join('+')}'`;
}
