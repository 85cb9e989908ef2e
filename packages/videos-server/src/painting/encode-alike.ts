import {clipEncoding} from '@matchcut/engine-animatic';
import type {AudioOutput, VideoOutput} from '@matchcut/media';
import {frameRate, sampleRate, timescale} from './stitch.ts';

/** An encoding whose clips can be joined with the painter's: its options, and what the painter says of its colours. */
export const videoAlike: VideoOutput = {
  codec: 'libx264',
  options: {
    ...clipEncoding(frameRate, false).options,
    colorspace: 'bt709',
    color_primaries: 'bt709',
    color_trc: 'bt709',
    color_range: 'tv',
    chroma_sample_location: 'left',
  },
  frameRate,
  timescale,
};

export const audioAlike: AudioOutput = {codec: 'aac', options: {b: '128k'}, sampleRate};
