import {AVSEEK_FLAG_BACKWARD, AV_NOPTS_VALUE, AV_PKT_FLAG_DISCARD} from 'node-av/constants';
import {Packet, type Frame, type Stream} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {FramesJob, RawFramesJob} from '../media.ts';
import {openDecoder} from './open-decoder.ts';
import {discardOtherStreams, openSource, type Source} from './open-source.ts';
import {openPictureConverter, type PictureConverter} from './picture-converter.ts';
import {openPngEncoder} from './png-encoder.ts';
import {takeTurns} from './take-turns.ts';

/** Time stamps in presentation order: a frame's number is its place in `all`. */
type FrameTimes = {readonly all: readonly bigint[]; readonly keyframes: readonly bigint[]};

const beforeEverything = -(2n ** 62n);

/** Frames as PNG. Throws `media-unreadable` where there is no such frame. */
export async function pickPngs({path, frames, width}: FramesJob): Promise<readonly Uint8Array[]> {
  using png = openPngEncoder(width);
  return await pickFrames(path, frames, png.encode);
}

/** Frames as the bytes of their planes. Throws `media-unreadable` where there is no such frame. */
export async function pickRaw({path, frames, filters}: RawFramesJob): Promise<readonly Uint8Array[]> {
  using cleanup = new DisposableStack();
  let converter: PictureConverter | null = null;
  return await pickFrames(path, frames, (frame) => {
    converter ??= cleanup.use(openPictureConverter(frame, filters));
    return new Uint8Array(converter.convert(frame).toBuffer());
  });
}

async function pickFrames(
  path: string,
  frames: readonly number[],
  encode: (frame: Frame) => Uint8Array,
): Promise<readonly Uint8Array[]> {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  const {video} = source;
  if (video === null) throw new MediaError('media-unreadable', `${path} has no picture.`);
  discardOtherStreams(source, [video]);
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const decoder = cleanup.use(openDecoder(video));
  const takeTurn = takeTurns();
  const times = await readFrameTimes(source, video, packet);
  const wanted = frames.map(timeOf);
  const picked = new Map<bigint, Uint8Array | null>(wanted.map((time) => [time, null]));

  let readTo = beforeEverything;
  let decoding = false;
  for (const time of [...new Set(wanted)].sort((a, b) => (a < b ? -1 : 1))) {
    const keyframe = times.keyframes.findLast((candidate) => candidate <= time) ?? beforeEverything;
    if (!decoding || keyframe > readTo) startAt(keyframe);
    await decodeUntil(time);
    if (picked.get(time) !== null) continue;
    // Some containers search by decoding time and land too late: then from the beginning.
    startAt(beforeEverything);
    await decodeUntil(time);
  }
  return wanted.map((time, index) => {
    const bytes = picked.get(time) ?? null;
    if (bytes === null)
      throw new MediaError('media-unreadable', `Frame ${frames[index]} of ${path} cannot be decoded.`);
    return bytes;
  });

  function timeOf(frame: number): bigint {
    const time = times.all[frame];
    if (time !== undefined) return time;
    throw new MediaError(
      'media-unreadable',
      `${path} has ${times.all.length} frames, and no frame ${frame}.`,
    );
  }

  function startAt(time: bigint): void {
    source.context.seekFrameSync(source.video?.index ?? 0, time, AVSEEK_FLAG_BACKWARD);
    decoder.reset();
    readTo = beforeEverything;
    decoding = true;
  }

  async function decodeUntil(time: bigint): Promise<void> {
    while (decoding && picked.get(time) === null) {
      if (source.read(packet)) {
        if (packet.pts > readTo) readTo = packet.pts;
        decoder.decode(packet, keep);
      } else {
        decoder.decode(null, keep);
        decoding = false;
      }
      await takeTurn();
    }
  }

  function keep(frame: Frame): void {
    if (picked.get(frame.pts) === null) picked.set(frame.pts, encode(frame));
  }
}

async function readFrameTimes(source: Source, video: Stream, packet: Packet): Promise<FrameTimes> {
  const all: bigint[] = [];
  const keyframes: bigint[] = [];
  const takeTurn = takeTurns();
  while (source.read(packet)) {
    await takeTurn();
    // An edit list can say that a frame is decoded and not shown.
    if (packet.streamIndex !== video.index || packet.hasFlags(AV_PKT_FLAG_DISCARD)) continue;
    if (packet.pts === AV_NOPTS_VALUE) {
      throw new MediaError(
        'media-unreadable',
        `${source.path} has no time stamps, so its frames have no numbers.`,
      );
    }
    all.push(packet.pts);
    if (packet.isKeyframe) keyframes.push(packet.pts);
  }
  const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : 1);
  return {all: all.sort(ascending), keyframes: keyframes.sort(ascending)};
}
