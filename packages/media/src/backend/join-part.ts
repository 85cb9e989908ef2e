import {AV_CODEC_ID_H264} from 'node-av/constants';
import {Packet, type IRational, type Stream} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {JoinPart} from '../media.ts';
import {discardOtherStreams, openSource} from './open-source.ts';
import {isAvcHeader, withoutParameterSets} from './parameter-sets.ts';

/** A file of which a stretch goes into a cut, packet by packet. */
export type JoinPartReader = Disposable & {
  readonly path: string;
  readonly stream: Stream;
  /**
   * The packets of the stretch in the order of the file, their times in frames from its beginning. Each holds until
   * the next one is asked for.
   */
  readonly packets: (
    part: Pick<JoinPart, 'fromFrame' | 'frames'>,
    frameTime: IRational,
  ) => Generator<Packet, void>;
};

export function openJoinPart(path: string): JoinPartReader {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path, analyse: false}));
  const stream = source.video;
  if (stream === null) throw new MediaError('media-unreadable', `${path} has no picture.`);
  discardOtherStreams(source, [stream]);
  const {timeBase} = stream;
  const {codecId, extradata} = stream.codecpar;
  // Other codecs' headers look alike at their start.
  const avcHeader = codecId === AV_CODEC_ID_H264 && isAvcHeader(extradata) ? extradata : null;
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const owned = cleanup.move();
  return {path, stream, packets, [Symbol.dispose]: () => owned.dispose()};

  function* packets(
    {fromFrame, frames}: Pick<JoinPart, 'fromFrame' | 'frames'>,
    frameTime: IRational,
  ): Generator<Packet, void> {
    let firstShown: bigint | null = null;
    // Counted from the beginning rather than searched for: that is exact, and reading costs next to nothing.
    for (let frame = 0; frame < fromFrame + frames; frame += 1) {
      if (!source.read(packet)) {
        const message = `${path} has ${frame} frames; ${frames} from frame ${fromFrame} on are wanted.`;
        throw new MediaError('media-wrong-length', message);
      }
      if (frame < fromFrame) continue;
      if (frame === fromFrame && !packet.isKeyframe) {
        throw new MediaError(
          'media-failed',
          `Frame ${frame} of ${path} is no keyframe, so nothing can begin there.`,
        );
      }
      if (packet.pts === packet.dts && firstShown === null) {
        packet.pts = BigInt(frame - fromFrame);
        packet.dts = packet.pts;
      } else {
        // Frames are decoded in another order than they are shown: times are all that tells which is which.
        if (fromFrame > 0) throw cutBetween();
        packet.rescaleTs(timeBase, frameTime);
        firstShown ??= packet.pts;
        packet.pts -= firstShown;
        packet.dts -= firstShown;
      }
      packet.duration = 1n;
      const stripped = packet.data && avcHeader ? withoutParameterSets(packet.data, avcHeader) : null;
      if (stripped !== null) packet.data = stripped;
      yield packet;
    }
    if (firstShown !== null && source.read(packet)) throw cutBetween();
  }

  function cutBetween(): MediaError {
    return new MediaError('media-failed', `${path} has B-frames, so it cannot be cut between packets.`);
  }
}

/** Throws where one header cannot stand for both files. */
export function requireSameHeader(first: JoinPartReader, other: JoinPartReader): void {
  const [a, b] = [first.stream.codecpar, other.stream.codecpar];
  const same =
    a.codecId === b.codecId &&
    // ProRes has no header: its profile is all that says what the packets are.
    a.codecTag === b.codecTag &&
    a.width === b.width &&
    a.height === b.height &&
    Buffer.compare(a.extradata ?? Buffer.alloc(0), b.extradata ?? Buffer.alloc(0)) === 0;
  if (same) return;
  throw new MediaError(
    'media-failed',
    `${other.path} was encoded with other settings than ${first.path}, so their packets cannot be joined.`,
  );
}
