import type {Rational, VideoOutput} from '@matchcut/media';

/** Clips that are uploaded: what any decoder reads, small, and the same bytes for the same picture. */
const uploadOptions = {
  preset: 'veryfast',
  crf: 20,
  profile: 'high',
  // The number of threads shapes what x264 makes, so it does not follow the machine's cores.
  threads: 2,
  'x264-params': 'cpu-independent=1',
  colorspace: 'bt709',
  color_primaries: 'bt709',
  color_trc: 'bt709',
  color_range: 'tv',
} as const;

export function uploadVideo(frameRate: Rational, frames?: number): VideoOutput {
  const {numerator} = frameRate;
  return {
    codec: 'libx264',
    options: uploadOptions,
    frameRate,
    timescale: numerator >= 10_000 ? numerator : numerator * 1000,
    ...(frames !== undefined && {frames}),
  };
}

/** Readable while it comes in. */
export const uploadMuxer = {movflags: '+faststart'} as const;

/** Into BT.709 in the range of television, whatever it was: swscale would take BT.601 for small pictures. */
export const toVideoColours = 'out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd';
