import {availableParallelism} from 'node:os';
import {AVERROR_EAGAIN, AVERROR_EOF} from 'node-av/constants';
import {Codec, CodecContext, Frame, type Packet, type Stream} from 'node-av/lib';
import {check, present} from './check.ts';

/** Each thread holds pictures back, and a graph may have many decoders. */
const mostThreads = 4;

export type Decoder = Disposable & {
  readonly context: CodecContext;
  /** Hands over every frame that the packet brings out; `null` brings out what is left. */
  readonly decode: (packet: Packet | null, onFrame: (frame: Frame) => void) => void;
  /** Forgets what was decoded, after a seek. */
  readonly reset: () => void;
};

export function openDecoder(stream: Stream): Decoder {
  const codec = present(Codec.findDecoder(stream.codecpar.codecId), 'decoder for this stream');
  using cleanup = new DisposableStack();
  const context = cleanup.use(new CodecContext());
  context.allocContext3(codec);
  check(context.parametersToContext(stream.codecpar), 'set up the decoder');
  context.pktTimebase = stream.timeBase;
  // libavcodec's own default is one. What is decoded does not depend on it.
  context.threadCount = Math.min(availableParallelism(), mostThreads);
  check(context.open2Sync(codec), `open the decoder ${codec.name ?? ''}`);
  const frame = cleanup.use(new Frame());
  frame.alloc();
  const owned = cleanup.move();
  return {context, decode, reset: () => context.flushBuffers(), [Symbol.dispose]: () => owned.dispose()};

  function decode(packet: Packet | null, onFrame: (frame: Frame) => void): void {
    check(context.sendPacketSync(packet), 'decode');
    for (;;) {
      const answer = context.receiveFrameSync(frame);
      if (answer === AVERROR_EAGAIN || answer === AVERROR_EOF) return;
      check(answer, 'decode');
      frame.pts = frame.bestEffortTimestamp;
      onFrame(frame);
      frame.unref();
    }
  }
}
