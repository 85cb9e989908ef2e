import type {Media, Rational} from '@matchcut/media';

/** A clip whose every frame says which clip and frame it is, in pictures that move. */
export type NumberedClip = {
  readonly number: number;
  readonly frames: number;
};

export type ClipShape = {
  readonly width: number;
  readonly height: number;
  readonly frameRate: Rational;
  /** How much larger than that the clip's file is. */
  readonly enlarged: number;
};

/** The number is written in squares along the upper edge, black or white, the lowest bit first. */
const bits = 14;
const frameBits = 10;

/** A turned hue may be one that no screen has; a browser would show another. */
const inGamut =
  'scale=in_color_matrix=bt709:in_range=tv,format=rgb24,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';

/** Clip and frame in one number. */
export function codeOf({number}: Pick<NumberedClip, 'number'>, frame: number): number {
  return number * 2 ** frameBits + frame;
}

/** Paints one with sound, as engines deliver: reordered frames, long groups of pictures. */
export async function paintNumberedClip(
  media: Media,
  path: string,
  {number, frames}: NumberedClip,
  {width, height, frameRate, enlarged}: ClipShape,
): Promise<void> {
  const rate = `${frameRate.numerator}/${frameRate.denominator}`;
  const square = Math.floor(width / bits);
  const samples = Math.round((frames * frameRate.denominator * 48_000) / frameRate.numerator);
  const bit = `mod(floor((${codeOf({number}, 0)}+N)/pow(2,floor(X/${square}))),2)`;
  await media.transcode({
    inputs: [],
    graph: [
      `testsrc2=s=${width}x${height}:r=${rate},gblur=sigma=1.5,hue=h=${number * 50}:s=0.35,${inGamut}[picture]`,
      `color=black:s=${square * bits}x${square}:r=${rate},format=yuv420p,geq=lum='16+219*${bit}':cb=128:cr=128[code]`,
      `[picture][code]overlay=0:0,trim=end_frame=${frames},scale=${width * enlarged}:${height * enlarged}:flags=neighbor,setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv,format=yuv420p[v]`,
      `sine=f=${220 + number * 110}:r=48000,atrim=end_sample=${samples},pan=stereo|c0=c0|c1=c0[a]`,
    ].join(';'),
    video: {
      codec: 'libx264',
      options: {preset: 'veryfast', crf: 12, bf: 2, g: 250},
      frameRate,
      timescale: 90_000,
      frames,
    },
    audio: {codec: 'aac', options: {b: '128k'}, sampleRate: 48_000},
    output: {path, format: 'mp4'},
  });
}

/** Where in a picture of this width the bits of its number are, in pixels: for readers in browsers. */
export function codeSquares(width: number): {readonly bits: number; readonly square: number} {
  return {bits, square: Math.floor(width / bits)};
}
