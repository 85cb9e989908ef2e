import {AV_CHANNEL_LAYOUT_MONO, AV_CHANNEL_LAYOUT_STEREO, AV_SAMPLE_FMT_FLTP} from 'node-av/constants';
import {Frame, Rational, type Packet} from 'node-av/lib';
import type {MediaOptions} from '../media.ts';
import {openEncoder} from './encoder.ts';
import type {Muxer} from './muxer.ts';

export type SoundTrack = Disposable & {
  readonly write: (interleaved: Float32Array) => void;
  readonly finish: () => void;
};

export type SoundTrackOptions = {
  readonly codec: string;
  readonly options: MediaOptions;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
};

/** A track of float samples, encoded in frames of the encoder's own size. */
export function openSoundTrack(
  muxer: Muxer,
  {codec, options, sampleRate, channels}: SoundTrackOptions,
): SoundTrack {
  const timeBase = {num: 1, den: sampleRate};
  const channelLayout = channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
  using cleanup = new DisposableStack();
  const encoder = cleanup.use(
    openEncoder({
      codec,
      options,
      globalHeader: muxer.globalHeader,
      configure(context) {
        context.sampleFormat = AV_SAMPLE_FMT_FLTP;
        context.sampleRate = sampleRate;
        context.channelLayout = channelLayout;
        context.timeBase = Rational.fromObject(timeBase);
      },
    }),
  );
  const stream = muxer.addStream(encoder.context, timeBase);
  const owned = cleanup.move();
  // Planar: all samples of one channel, then those of the next.
  const block = new Float32Array(encoder.context.frameSize * channels);
  const blockSamples = encoder.context.frameSize;
  let filled = 0;
  let samples = 0n;
  return {write, finish, [Symbol.dispose]: () => owned.dispose()};

  function write(interleaved: Float32Array): void {
    for (let index = 0; index + channels <= interleaved.length; index += channels) {
      for (let channel = 0; channel < channels; channel += 1) {
        block[channel * blockSamples + filled] = interleaved[index + channel] ?? 0;
      }
      filled += 1;
      if (filled === blockSamples) encodeBlock();
    }
  }

  function finish(): void {
    if (filled > 0) encodeBlock();
    encoder.encode(null, mux);
  }

  function encodeBlock(): void {
    const planes = Array.from({length: channels}, (_, channel) =>
      block.subarray(channel * blockSamples, channel * blockSamples + filled),
    );
    const bytes = Buffer.concat(
      planes.map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength)),
    );
    using frame = Frame.fromAudioBuffer(bytes, {
      nbSamples: filled,
      format: AV_SAMPLE_FMT_FLTP,
      sampleRate,
      channelLayout,
      timeBase,
      pts: samples,
    });
    samples += BigInt(filled);
    filled = 0;
    encoder.encode(frame, mux);
  }

  function mux(packet: Packet): void {
    stream.write(packet, timeBase);
  }
}
