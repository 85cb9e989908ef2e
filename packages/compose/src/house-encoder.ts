import type {VideoOutput} from '@matchcut/media';
import {gopFrames} from '@matchcut/plan';
import type {FrameRate} from './plan-words.ts';

/**
 * How conformed clips and segments are encoded, as far as it is the same for every film. Both with the same
 * settings: packets can only be joined under one header. Enters every key.
 */
export const houseEncoder = {
  codec: 'libx264',
  preset: 'veryfast',
  crf: 17,
  profile: 'high',
  // One packet is one frame, in order, so a cut may end after any frame.
  bf: 0,
  // Groups of pictures are closed: nothing before their keyframe is needed.
  flags: '+cgop',
  // The number of threads shapes what x264 makes, so it does not follow the machine's cores.
  threads: 4,
  // stitchable: headers that do not depend on the picture. scenecut: no keyframe but at the start of a group.
  // cpu-independent: the same bytes with every instruction set.
  'x264-params': 'stitchable=1:scenecut=0:cpu-independent=1',
  colorspace: 'bt709',
  color_primaries: 'bt709',
  color_trc: 'bt709',
  color_range: 'tv',
  chroma_sample_location: 'left',
} as const;

/** The picture of a house file: exactly so many frames, a keyframe at the start of each second. */
export function houseVideo(frameRate: FrameRate, frames: number): VideoOutput {
  const {codec, ...options} = houseEncoder;
  const gop = gopFrames(frameRate);
  return {
    codec,
    options: {...options, g: gop, keyint_min: gop},
    frameRate,
    timescale: houseTimescale(frameRate),
    frames,
  };
}

/**
 * Ticks a second of the video track. A whole number of ticks a frame, the same for all parts of a cut, and fine
 * enough for players: 30000 for 30 and for 29.97.
 */
export function houseTimescale({numerator}: FrameRate): number {
  return numerator >= 10_000 ? numerator : numerator * 1000;
}
