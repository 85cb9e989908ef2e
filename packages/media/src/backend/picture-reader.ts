import {existsSync, readFileSync} from 'node:fs';
import {AV_CODEC_ID_PNG} from 'node-av/constants';
import {Codec, CodecContext, Frame, Packet, Rational} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {check, present} from './check.ts';
import type {StreamReader} from './stream-reader.ts';

/** How often a picture that is not there yet is looked for. */
const pollMs = 4;

/** Times of pictures are their numbers; whoever uses them says when each is shown. */
const stream = {timeBase: new Rational(1, 25), avgFrameRate: new Rational(25, 1)};

/** PNG files as a stream, each as soon as it is there. */
export function openPictureReader(paths: readonly string[]): Disposable & StreamReader {
  using cleanup = new DisposableStack();
  const codec = present(Codec.findDecoder(AV_CODEC_ID_PNG), 'decoder for PNG');
  const context = cleanup.use(new CodecContext());
  context.allocContext3(codec);
  // More would hold pictures back.
  context.threadCount = 1;
  check(context.open2Sync(codec), 'open the decoder png');
  const packet = cleanup.use(new Packet());
  packet.alloc();
  let number = 0;
  let ahead: Frame | null = null;
  cleanup.defer(() => ahead?.free());
  const peek = (): Frame | null => (ahead ??= decodeNext());
  const owned = cleanup.move();
  return {
    stream,
    peek,
    next() {
      const frame = peek();
      ahead = null;
      return frame;
    },
    [Symbol.dispose]: () => owned.dispose(),
  };

  function decodeNext(): Frame | null {
    const path = paths[number];
    if (path === undefined) return null;
    waitFor(path);
    packet.unref();
    packet.data = readFileSync(path);
    // Otherwise its pixels would be added to those of the one before.
    packet.isKeyframe = true;
    const answer = context.sendPacketSync(packet);
    const frame = new Frame();
    frame.alloc();
    if (answer < 0 || context.receiveFrameSync(frame) < 0) {
      frame.free();
      throw new MediaError('media-unreadable', `${path} is no picture.`);
    }
    frame.pts = BigInt(number);
    frame.duration = 1n;
    number += 1;
    return frame;
  }
}

/**
 * Holds this process up, which has nothing else to do. Whoever draws the pictures is another one; if that is gone,
 * none will come any more.
 */
function waitFor(path: string): void {
  const parent = process.ppid;
  const cell = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(path)) {
    if (process.ppid !== parent) throw new MediaError('media-cancelled', 'Nobody draws pictures any more.');
    Atomics.wait(cell, 0, 0, pollMs);
  }
}
