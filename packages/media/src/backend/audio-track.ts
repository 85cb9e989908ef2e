import {AV_CODEC_CAP_VARIABLE_FRAME_SIZE, type AVSampleFormat} from 'node-av/constants';
import {
  AudioFifo,
  Frame,
  Rational,
  avGetBytesPerSample,
  avSampleFmtIsPlanar,
  type ChannelLayout,
  type Packet,
} from 'node-av/lib';
import type {AudioOutput} from '../media.ts';
import {check} from './check.ts';
import {findEncoder, openEncoder} from './encoder.ts';
import type {Muxer} from './muxer.ts';

/** An encoded stream of sound without gaps: the first sample is number 0. */
export type AudioTrack = Disposable & {
  /** Takes any number of samples: a plane for each channel, or one in which channels are interleaved, as the format has it. */
  readonly write: (planes: readonly Buffer[], samples: number) => void;
  /** Brings out what the encoder still holds. */
  readonly end: () => void;
  readonly samples: () => number;
};

export type SampleShape = {readonly sampleFormat: AVSampleFormat; readonly channelLayout: ChannelLayout};

/** Samples in a block for encoders that take blocks of any size. */
const freeBlockSize = 1024;

export function openAudioTrack(muxer: Muxer, output: AudioOutput, shape: SampleShape): AudioTrack {
  const {sampleRate} = output;
  const {sampleFormat, channelLayout} = shape;
  const channels = channelLayout.nbChannels;
  const timeBase = {num: 1, den: sampleRate};
  using cleanup = new DisposableStack();
  const encoder = cleanup.use(
    openEncoder({
      codec: output.codec,
      options: output.options,
      globalHeader: muxer.globalHeader,
      configure(context) {
        context.sampleFormat = sampleFormat;
        context.sampleRate = sampleRate;
        context.channelLayout = channelLayout;
        context.timeBase = Rational.fromObject(timeBase);
      },
    }),
  );
  const stream = muxer.addStream(encoder.context, timeBase);
  const anySize = findEncoder(output.codec).hasCapabilities(AV_CODEC_CAP_VARIABLE_FRAME_SIZE);
  const blockSize = anySize || encoder.context.frameSize === 0 ? freeBlockSize : encoder.context.frameSize;
  const fifo = cleanup.use(new AudioFifo());
  fifo.alloc(sampleFormat, channels, blockSize);
  const owned = cleanup.move();
  let samples = 0;
  return {write, end, samples: () => samples, [Symbol.dispose]: () => owned.dispose()};

  function write(planes: readonly Buffer[], count: number): void {
    check(fifo.writeSync([...planes], count), 'keep samples');
    while (fifo.size >= blockSize) encodeBlock(blockSize);
  }

  function end(): void {
    if (fifo.size > 0) encodeBlock(fifo.size);
    encoder.encode(null, mux);
  }

  function encodeBlock(count: number): void {
    const planar = avSampleFmtIsPlanar(sampleFormat);
    const planeBytes = count * avGetBytesPerSample(sampleFormat) * (planar ? 1 : channels);
    const bytes = Buffer.alloc(planeBytes * (planar ? channels : 1));
    const planes = Array.from({length: planar ? channels : 1}, (_, plane) =>
      bytes.subarray(plane * planeBytes, (plane + 1) * planeBytes),
    );
    check(fifo.readSync(planes, count), 'take samples');
    using frame = Frame.fromAudioBuffer(bytes, {
      nbSamples: count,
      format: sampleFormat,
      sampleRate,
      channelLayout,
      timeBase,
      pts: BigInt(samples),
    });
    samples += count;
    encoder.encode(frame, mux);
  }

  function mux(packet: Packet): void {
    stream.write(packet, timeBase);
  }
}
