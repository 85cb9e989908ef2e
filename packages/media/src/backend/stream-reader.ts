import {AV_NOPTS_VALUE, AV_TIME_BASE_Q} from 'node-av/constants';
import {avRescaleQ, Packet, type Frame, type IRational, type Stream} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {present} from './check.ts';
import {openDecoder, type Decoder} from './open-decoder.ts';
import {discardOtherStreams, type Source} from './open-source.ts';

export type Medium = 'v' | 'a';

/** The decoded frames of one stream, in order. */
export type StreamReader = {
  readonly stream: Pick<Stream, 'timeBase' | 'avgFrameRate'>;
  /** The next frame, which belongs to the caller; null at the end. */
  readonly next: () => Frame | null;
  /** The next frame without taking it. */
  readonly peek: () => Frame | null;
};

type Track = {
  readonly stream: Stream;
  readonly decoder: Decoder;
  readonly packets: Packet[];
  readonly frames: Frame[];
  /** Where a frame without a time stamp goes: after the one before. */
  nextPts: bigint;
  ended: boolean;
};

/** Readers for the wanted streams of one file. Packets that one of them has to read past wait for the other. */
export function openStreamReaders(
  source: Source,
  wanted: ReadonlySet<Medium>,
): Disposable & {readonly reader: (medium: Medium) => StreamReader} {
  using cleanup = new DisposableStack();
  const tracks = new Map<Medium, Track>();
  for (const medium of wanted) {
    const stream = medium === 'v' ? source.video : source.audio;
    if (stream === null) {
      throw new MediaError(
        'media-unreadable',
        `${source.path} has no ${medium === 'v' ? 'picture' : 'sound'}.`,
      );
    }
    const decoder = cleanup.use(openDecoder(stream));
    const track: Track = {stream, decoder, packets: [], frames: [], nextPts: 0n, ended: false};
    cleanup.defer(() => [...track.packets, ...track.frames].forEach((left) => left.free()));
    tracks.set(medium, track);
  }
  const byIndex = new Map([...tracks.values()].map((track) => [track.stream.index, track]));
  discardOtherStreams(
    source,
    [...tracks.values()].map(({stream}) => stream),
  );
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const {startTime} = source.context;
  const owned = cleanup.move();
  return {reader, [Symbol.dispose]: () => owned.dispose()};

  function reader(medium: Medium): StreamReader {
    const track = tracks.get(medium);
    if (track === undefined) throw new Error(`The stream ${medium} was not asked for.`);
    const peek = (): Frame | null => {
      while (track.frames.length === 0 && !track.ended) advance(track);
      return track.frames[0] ?? null;
    };
    const next = (): Frame | null => {
      peek();
      return track.frames.shift() ?? null;
    };
    return {stream: track.stream, peek, next};
  }

  function advance(track: Track): void {
    const waiting = track.packets.shift();
    if (waiting !== undefined) {
      decode(track, waiting);
      waiting.free();
      return;
    }
    if (!source.read(packet)) {
      decode(track, null);
      track.ended = true;
      return;
    }
    const owner = byIndex.get(packet.streamIndex);
    if (owner === track) decode(track, packet);
    else if (owner !== undefined) owner.packets.push(present(packet.clone(), 'memory left'));
  }

  function decode(track: Track, from: Packet | null): void {
    track.decoder.decode(from, (frame) => {
      const {timeBase} = track.stream;
      if (frame.duration <= 0n) frame.duration = usualDuration(track.stream, frame);
      frame.pts = frame.pts === AV_NOPTS_VALUE ? track.nextPts : frame.pts - offsetIn(timeBase);
      track.nextPts = frame.pts + frame.duration;
      track.frames.push(present(frame.clone(), 'memory left'));
    });
  }

  // As the ffmpeg program does: a file begins at 0, whatever its own clock says.
  function offsetIn(timeBase: IRational): bigint {
    return startTime === AV_NOPTS_VALUE ? 0n : avRescaleQ(startTime, AV_TIME_BASE_Q, timeBase);
  }
}

function usualDuration({timeBase, avgFrameRate}: Stream, frame: Frame): bigint {
  if (frame.isAudio()) return avRescaleQ(BigInt(frame.nbSamples), {num: 1, den: frame.sampleRate}, timeBase);
  if (avgFrameRate.num <= 0) return 0n;
  return avRescaleQ(1n, {num: avgFrameRate.den, den: avgFrameRate.num}, timeBase);
}
