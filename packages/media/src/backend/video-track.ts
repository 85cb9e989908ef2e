import {AV_PICTURE_TYPE_NONE} from 'node-av/constants';
import {Rational, type CodecContext, type Frame, type Packet} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {VideoOutput} from '../media.ts';
import {openEncoder} from './encoder.ts';
import type {Muxer} from './muxer.ts';

/** An encoded stream of pictures at a constant rate: the first is number 0, whatever its own time stamp says. */
export type VideoTrack = Disposable & {
  /** Takes the time stamp of the frame over. */
  readonly write: (frame: Frame) => void;
  /** Brings out what the encoder still holds. Throws `media-wrong-length` where the number of frames is not the wanted one. */
  readonly end: () => void;
  readonly frames: () => number;
};

export function openVideoTrack(
  muxer: Muxer,
  output: VideoOutput,
  configure: (context: CodecContext) => void,
): VideoTrack {
  const {frameRate, timescale} = output;
  const timeBase = {num: frameRate.denominator, den: frameRate.numerator};
  if ((timescale * timeBase.num) % timeBase.den !== 0) {
    throw new MediaError(
      'media-failed',
      `A frame at ${timeBase.den}/${timeBase.num} a second is no whole number of ticks at ${timescale} a second.`,
    );
  }
  using cleanup = new DisposableStack();
  const encoder = cleanup.use(
    openEncoder({
      codec: output.codec,
      options: output.options,
      globalHeader: muxer.globalHeader,
      configure(context) {
        context.timeBase = Rational.fromObject(timeBase);
        context.framerate = new Rational(timeBase.den, timeBase.num);
        configure(context);
      },
    }),
  );
  const stream = muxer.addStream(encoder.context, {num: 1, den: timescale});
  const owned = cleanup.move();
  let frames = 0;
  let packets = 0;
  return {write, end, frames: () => frames, [Symbol.dispose]: () => owned.dispose()};

  function write(frame: Frame): void {
    frame.pts = BigInt(frames);
    frame.duration = 1n;
    // Else the encoder would put its keyframes where the source had them.
    frame.pictType = AV_PICTURE_TYPE_NONE;
    frames += 1;
    encoder.encode(frame, mux);
  }

  function end(): void {
    encoder.encode(null, mux);
    const wanted = output.frames ?? packets;
    if (packets === wanted) return;
    throw new MediaError(
      'media-wrong-length',
      `The filter graph gave ${packets} frames, and should give ${wanted}.`,
    );
  }

  function mux(packet: Packet): void {
    packet.duration = 1n;
    packets += 1;
    stream.write(packet, timeBase);
  }
}
