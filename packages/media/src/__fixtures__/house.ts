import type {MediaOptions, Rational, TranscodeJob, VideoOutput} from '../media.ts';

export const fps30: Rational = {numerator: 30, denominator: 1};

/** What parts of one cut are encoded with. */
export const houseOptions: MediaOptions = {
  preset: 'ultrafast',
  crf: 18,
  g: 30,
  bf: 0,
  flags: '+cgop',
  'x264-params': 'stitchable=1:scenecut=0',
  colorspace: 'bt709',
  color_primaries: 'bt709',
  color_trc: 'bt709',
  color_range: 'tv',
};

/** The same, such that what is decoded is what was encoded. */
export const losslessOptions: MediaOptions = {...houseOptions, crf: 0, profile: 'high444'};

export function houseVideo(frames: number, options: MediaOptions = houseOptions): VideoOutput {
  return {codec: 'libx264', options, frameRate: fps30, timescale: 30_000, frames};
}

/** A clip from a graph without inputs. */
export function clipJob(path: string, graph: string, video: VideoOutput): TranscodeJob {
  return {inputs: [], graph: `${graph},format=yuv420p[v]`, video, audio: null, output: {path, format: 'mp4'}};
}

/** Up to 70 gray pictures of 64×36 at 30 frames a second, each three steps brighter than the one before. */
export function numbered(frames: number): string {
  return `color=black:s=64x36:r=30,trim=end_frame=${frames},geq=lum='16+3*N':cb=128:cr=128`;
}

/** The numbers of such pictures, read from raw yuv420p frames of 2×2. */
export function numbersOf(raw: Buffer): readonly number[] {
  const bytesPerFrame = 6;
  return Array.from({length: raw.length / bytesPerFrame}, (_, frame) =>
    Math.round(((raw[frame * bytesPerFrame] ?? 0) - 16) / 3),
  );
}
