import {AV_CHANNEL_LAYOUT_MONO, AV_CHANNEL_LAYOUT_STEREO, AV_SAMPLE_FMT_FLTP} from 'node-av/constants';
import type {AudioOutput} from '../media.ts';
import {openAudioTrack} from './audio-track.ts';
import type {Muxer} from './muxer.ts';

export type SoundWriter = Disposable & {
  readonly write: (interleaved: Float32Array) => void;
  readonly end: () => void;
};

/** A track of float samples. */
export function openSoundWriter(muxer: Muxer, output: AudioOutput, channels: 1 | 2): SoundWriter {
  const track = openAudioTrack(muxer, output, {
    sampleFormat: AV_SAMPLE_FMT_FLTP,
    channelLayout: channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO,
  });
  return {write, end: track.end, [Symbol.dispose]: () => track[Symbol.dispose]()};

  function write(interleaved: Float32Array): void {
    const samples = Math.floor(interleaved.length / channels);
    const planes = Array.from({length: channels}, (_, channel) => {
      const plane = new Float32Array(samples);
      for (let sample = 0; sample < samples; sample += 1)
        plane[sample] = interleaved[sample * channels + channel] ?? 0;
      return Buffer.from(plane.buffer);
    });
    track.write(planes, samples);
  }
}
