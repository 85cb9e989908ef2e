import {Packet} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {Muxer} from './muxer.ts';
import {discardOtherStreams, openSource} from './open-source.ts';

/** Copies the sound of one file into another, in step with its pictures. */
export type SoundCopy = Disposable & {readonly copyUntil: (seconds: number) => void};

export function openSoundCopy(muxer: Muxer, path: string): SoundCopy {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path, analyse: false}));
  const stream = source.audio;
  if (stream === null) throw new MediaError('media-unreadable', `${path} has no sound.`);
  discardOtherStreams(source, [stream]);
  const {num, den} = stream.timeBase;
  const track = muxer.addStream(stream.codecpar, {num, den});
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const owned = cleanup.move();
  let waiting = source.read(packet);
  return {copyUntil, [Symbol.dispose]: () => owned.dispose()};

  function copyUntil(seconds: number): void {
    while (waiting && (Number(packet.pts) * num) / den <= seconds) {
      track.write(packet, {num, den});
      waiting = source.read(packet);
    }
  }
}
