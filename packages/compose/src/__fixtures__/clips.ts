import {readFile} from 'node:fs/promises';
import type {AudioOutput, Media, VideoOutput} from '@matchcut/media';
import type {FrameRate, Size} from '../plan-words.ts';

/** Small enough for quick tests, large enough for a block of x264 or two. */
export const smallSize: Size = {width: 96, height: 54};

export const fps30: FrameRate = {numerator: 30, denominator: 1};

/** An encoder that keeps flat pictures exactly, and has nothing of the house's habits: B-frames, long open groups. */
const foreignOptions = {
  preset: 'veryfast',
  crf: 1,
  bf: 2,
  g: 250,
  colorspace: 'bt709',
  color_primaries: 'bt709',
  color_trc: 'bt709',
  color_range: 'tv',
};

export type ClipOptions = {
  readonly frames: number;
  readonly frameRate?: FrameRate;
  readonly size?: Size;
  /** A filter graph's picture instead of numbers. */
  readonly picture?: string;
  /** A filter graph's sound, such as `sine=…`. */
  readonly sound?: string;
  readonly options?: VideoOutput['options'];
};

/** A clip whose frames say their number: `numberOf` reads it. Up to 70 frames. */
export async function writeClip(media: Media, path: string, clip: ClipOptions): Promise<void> {
  const {frames, frameRate = fps30, size = smallSize, sound} = clip;
  const rate = `${frameRate.numerator}/${frameRate.denominator}`;
  const picture = clip.picture ?? `geq=lum='16+3*N':cb=128:cr=128`;
  const seconds = (frames * frameRate.denominator) / frameRate.numerator;
  const audio: AudioOutput | null =
    sound === undefined ? null : {codec: 'aac', options: {b: '256k'}, sampleRate: 48_000};
  await media.transcode({
    inputs: [],
    graph: [
      `color=black:s=${size.width}x${size.height}:r=${rate},trim=end_frame=${frames},format=yuv420p,${picture},format=yuv420p[v]`,
      ...(sound === undefined ? [] : [`${sound},atrim=end_sample=${Math.round(seconds * 48_000)}[a]`]),
    ].join(';'),
    video: {
      codec: 'libx264',
      options: {...foreignOptions, ...clip.options},
      frameRate,
      timescale: frameRate.numerator >= 10_000 ? frameRate.numerator : frameRate.numerator * 1000,
      frames,
    },
    audio,
    output: {path, format: 'mp4'},
  });
}

export type RawFrame = {
  /** Value of a sample of a plane; coordinates are of the picture. */
  readonly at: (plane: 'y' | 'u' | 'v', x: number, y: number) => number;
  readonly bytes: Uint8Array;
};

/** Every decoded frame of a file as it is, in yuv420p. */
export async function rawFrames(
  media: Media,
  path: string,
  size: Size = smallSize,
): Promise<readonly RawFrame[]> {
  const raw = `${path}.raw`;
  await media.transcode({
    inputs: [{path}],
    graph: '[0:v]format=yuv420p[v]',
    video: {codec: 'rawvideo', options: {}, frameRate: fps30, timescale: 30_000},
    audio: null,
    output: {path: raw, format: 'rawvideo'},
  });
  const bytes = await readFile(raw);
  const {width, height} = size;
  const luma = width * height;
  const frameBytes = luma + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
  return Array.from({length: bytes.length / frameBytes}, (_, index) => {
    const frame = bytes.subarray(index * frameBytes, (index + 1) * frameBytes);
    const half = Math.ceil(width / 2);
    return {
      bytes: frame,
      at: (plane, x, y) => {
        if (plane === 'y') return frame[y * width + x] ?? NaN;
        const start = plane === 'u' ? luma : luma + half * Math.ceil(height / 2);
        return frame[start + Math.floor(y / 2) * half + Math.floor(x / 2)] ?? NaN;
      },
    };
  });
}

/** The number that a frame of `writeClip` says. */
export function numberOf(frame: RawFrame): number {
  return Math.round((frame.at('y', 1, 1) - 16) / 3);
}

/** Samples of a file's sound, left channel, -1 to 1. */
export async function rawSound(media: Media, path: string): Promise<Float32Array> {
  const raw = `${path}.f32`;
  await media.transcode({
    inputs: [{path}],
    graph: '[0:a]aformat=sample_fmts=flt:channel_layouts=stereo[a]',
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: 48_000},
    output: {path: raw, format: 'f32le'},
  });
  const bytes = await readFile(raw);
  const both = new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  return both.filter((_, index) => index % 2 === 0);
}
