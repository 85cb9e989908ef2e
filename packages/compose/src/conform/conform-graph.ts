import type {VideoProbe} from '@matchcut/media';
import {chain} from '../filter-text.ts';
import type {HousePixels} from '../house-encoder.ts';
import type {FrameRate, Size} from '../plan-words.ts';

export type ConformGraph = {
  readonly source: Pick<VideoProbe, 'width' | 'height' | 'colorSpace' | 'colorRange' | 'pixelFormat'>;
  readonly size: Size;
  readonly frameRate: FrameRate;
  readonly skipSeconds: number;
  readonly frames: number;
  readonly pixels: Pick<HousePixels, 'plain'>;
  /** Frames that the source lacks at its end; its last one stands for them. */
  readonly missingFrames: number;
  /** Filters for the finished frames. */
  readonly corrections?: readonly string[];
};

/** From any clip, `[0:v]`, to exactly so many frames of the house's size, rate and colours. */
export function conformGraph(graph: ConformGraph): string {
  const {source, size, frameRate, skipSeconds, frames, missingFrames, pixels, corrections = []} = graph;
  const rate = `${frameRate.numerator}/${frameRate.denominator}`;
  return chain(
    ['0:v'],
    [
      // What lies before 0 is dropped by fps below.
      `setpts=PTS-STARTPTS-${seconds(skipSeconds)}/TB`,
      ...housePicture(source, size),
      // Counts from 0 even where the first frame that is left lies a little later, and gives every frame of the
      // film the source's nearest.
      `fps=fps=${rate}:start_time=0:round=near`,
      // One to spare, for a container that promises a fraction of a frame more than there is.
      `tpad=stop=${missingFrames + 1}:stop_mode=clone`,
      `trim=end_frame=${frames}`,
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
export function housePicture(source: ConformGraph['source'], size: Size): readonly string[] {
  return [...assumedColours(source), ...fit(source, size)];
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
function fit({width, height}: Size, size: Size): readonly string[] {
  const colours = 'out_color_matrix=bt709:out_range=tv';
  const scale = `scale=${size.width}:${size.height}`;
  if (width * size.height === height * size.width) return [`${scale}:flags=lanczos:${colours}`, 'setsar=1'];
  return [
    `${scale}:force_original_aspect_ratio=increase:force_divisible_by=2:flags=lanczos:${colours}`,
    `crop=${size.width}:${size.height}`,
    'setsar=1',
  ];
}

/** Without an exponent, which FFmpeg would take for a name. */
function seconds(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, '');
}
