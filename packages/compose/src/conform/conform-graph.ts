import type {VideoProbe} from '@matchcut/media';
import type {FocusFrame} from '@matchcut/plan';
import {chain} from '../filter-text.ts';
import type {HousePixels} from '../house-encoder.ts';
import {gradeFilters} from './grade-filters.ts';
import type {FrameRate, Size} from '../plan-words.ts';

/**
 * Seconds. Sped up, every second frame of the source may lie in the very middle between two of the film: all of them
 * count to the later one, however times were rounded.
 */
const tieBreak = 0.00001;

export type ConformGraph = {
  readonly source: Pick<VideoProbe, 'width' | 'height' | 'colorSpace' | 'colorRange' | 'pixelFormat'>;
  readonly size: Size;
  readonly frameRate: FrameRate;
  readonly skipSeconds: number;
  /** How many times faster than the source. @default 1 */
  readonly speed?: number;
  readonly frames: number;
  /** How many of the frames, the last ones, are the picture before them. @default 0 */
  readonly freezeFrames?: number;
  readonly pixels: Pick<HousePixels, 'plain'>;
  /** Frames that the source lacks at its end; its last one stands for them. */
  readonly missingFrames: number;
  /** Where the middle of the picture is, where not all of the source fits in. @default its middle */
  readonly focus?: readonly FocusFrame[];
  /** Paths of look-up tables. */
  readonly grades?: readonly string[];
  /** Filters for the finished frames. */
  readonly corrections?: readonly string[];
};

/** From any clip, `[0:v]`, to exactly so many frames of the house's size, rate and colours. */
export function conformGraph(graph: ConformGraph): string {
  const {source, size, frameRate, skipSeconds, frames, missingFrames, pixels, corrections = []} = graph;
  const {speed = 1, freezeFrames = 0, focus = [], grades = []} = graph;
  const fromStart = `PTS-STARTPTS-${seconds(skipSeconds)}/TB`;
  const rate = `${frameRate.numerator}/${frameRate.denominator}`;
  return chain(
    ['0:v'],
    [
      // What lies before 0 is dropped by fps below.
      ...(speed === 1
        ? [`setpts=${fromStart}`]
        : ['settb=AVTB', `setpts=(${fromStart})/${seconds(speed)}+${tieBreak}/TB`]),
      ...housePicture(source, size, focus, frameRate),
      // Counts from 0 even where the first frame that is left lies a little later, and gives every frame of the
      // film the source's nearest.
      `fps=fps=${rate}:start_time=0:round=near`,
      // One to spare, for a container that promises a fraction of a frame more than there is.
      `tpad=stop=${missingFrames + 1}:stop_mode=clone`,
      `trim=end_frame=${frames - freezeFrames}`,
      ...(freezeFrames > 0 ? [`tpad=stop=${freezeFrames}:stop_mode=clone`] : []),
      ...gradeFilters(grades, pixels),
      ...inFormat(pixels.plain, corrections),
    ],
    'v',
  );
}

/** Corrections are made in 8 bits; without any, nothing passes through those. */
function inFormat(format: string, corrections: readonly string[]): readonly string[] {
  if (corrections.length === 0) return [`format=${format}`];
  const corrected = ['format=yuv420p', ...corrections];
  return format === 'yuv420p' ? corrected : [...corrected, `format=${format}`];
}

/** From any picture to one of the house's size and colours, in whatever format it has. */
export function housePicture(
  source: ConformGraph['source'],
  size: Size,
  focus: readonly FocusFrame[],
  frameRate: FrameRate,
): readonly string[] {
  return [...assumedColours(source), ...fit(source, size, focus, frameRate)];
}

/** Clips that do not say their colours are meant as bt709 in video range, as everything from a camera or a model today is. */
function assumedColours({colorSpace, colorRange, pixelFormat}: ConformGraph['source']): readonly string[] {
  if (!pixelFormat.startsWith('yuv')) return [];
  const space = isKnown(colorSpace) ? [] : ['colorspace=bt709'];
  const range = isKnown(colorRange) ? [] : [`range=${pixelFormat.startsWith('yuvj') ? 'pc' : 'tv'}`];
  const assumed = [...space, ...range];
  return assumed.length === 0 ? [] : [`setparams=${assumed.join(':')}`];
}

function isKnown(name: string): boolean {
  return name !== '' && name !== 'unknown' && name !== 'unspecified' && name !== 'reserved';
}

/** Fills the frame: a clip of another shape loses what stands over at the sides, and is never squeezed. */
function fit(
  {width, height}: Size,
  size: Size,
  focus: readonly FocusFrame[],
  frameRate: FrameRate,
): readonly string[] {
  const colours = 'out_color_matrix=bt709:out_range=tv';
  const scale = `scale=${size.width}:${size.height}`;
  if (width * size.height === height * size.width) return [`${scale}:flags=lanczos:${colours}`, 'setsar=1'];
  return [
    `${scale}:force_original_aspect_ratio=increase:force_divisible_by=2:flags=lanczos:${colours}`,
    `crop=${size.width}:${size.height}${focusPlace(focus, frameRate)}`,
    'setsar=1',
  ];
}

/** As near to the middle of what is left as the edges of the source allow. */
function focusPlace(focus: readonly FocusFrame[], frameRate: FrameRate): string {
  if (focus.length === 0) return '';
  const place = (axis: 'x' | 'y', whole: string, part: string): string =>
    `'clip((${between(focus, axis, frameRate)})*${whole}-${part}/2,0,${whole}-${part})'`;
  return `:${place('x', 'iw', 'ow')}:${place('y', 'ih', 'oh')}`;
}

/** A value that moves from one frame to another in a straight line and stands still outside of them, by time `t`. */
function between(focus: readonly FocusFrame[], axis: 'x' | 'y', {numerator, denominator}: FrameRate): string {
  const [first] = focus;
  const moves = focus.slice(1).map((to, index) => {
    const from = focus[index] ?? to;
    const [start, end] = [from, to].map(({frame}) => seconds((frame * denominator) / numerator));
    return `${seconds(to[axis] - from[axis])}*clip((t-${start})/(${end}-${start}),0,1)`;
  });
  return [seconds(first?.[axis] ?? 0.5), ...moves].join('+').replaceAll('+-', '-').replaceAll('--', '+');
}

/** Without an exponent, which FFmpeg would take for a name. */
function seconds(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, '');
}
