import {
  AVERROR_EAGAIN,
  AVERROR_EOF,
  AV_CODEC_FLAG_BITEXACT,
  AV_CODEC_FLAG_GLOBAL_HEADER,
} from 'node-av/constants';
import {Codec, CodecContext, Packet, type Frame} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {MediaOptions} from '../media.ts';
import {check} from './check.ts';
import {setOptions} from './set-options.ts';

export type Encoder = Disposable & {
  readonly context: CodecContext;
  /** Hands over every packet that the frame brings out; `null` brings out what is left. */
  readonly encode: (frame: Frame | null, onPacket: (packet: Packet) => void) => void;
};

export type EncoderOptions = {
  readonly codec: string;
  readonly options: MediaOptions;
  /** The container keeps parameter sets in its header, not in the stream. */
  readonly globalHeader: boolean;
  /** Sets what comes from the frames: size, format, rate. Options may still override it. */
  readonly configure: (context: CodecContext) => void;
};

export function findEncoder(name: string): Codec {
  const codec = Codec.getCodecList().find((candidate) => candidate.name === name && candidate.isEncoder());
  if (codec === undefined) throw new MediaError('media-failed', `FFmpeg has no encoder "${name}".`);
  return codec;
}

export function openEncoder({codec: name, options, globalHeader, configure}: EncoderOptions): Encoder {
  const codec = findEncoder(name);
  using cleanup = new DisposableStack();
  const context = cleanup.use(new CodecContext());
  context.allocContext3(codec);
  configure(context);
  // The same input makes the same bytes: no library version in the stream.
  context.setFlags(AV_CODEC_FLAG_BITEXACT);
  if (globalHeader) context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  setOptions(context, options);
  check(context.open2Sync(codec), `open the encoder ${name}`);
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const owned = cleanup.move();
  return {context, encode, [Symbol.dispose]: () => owned.dispose()};

  function encode(frame: Frame | null, onPacket: (packet: Packet) => void): void {
    check(context.sendFrameSync(frame), `encode with ${name}`);
    for (;;) {
      const answer = context.receivePacketSync(packet);
      if (answer === AVERROR_EAGAIN || answer === AVERROR_EOF) return;
      check(answer, `encode with ${name}`);
      onPacket(packet);
      packet.unref();
    }
  }
}
