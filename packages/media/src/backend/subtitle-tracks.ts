import {AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_MOV_TEXT} from 'node-av/constants';
import {CodecParameters, Packet, type IRational} from 'node-av/lib';
import type {JoinSubtitles, SubtitleCue} from '../media.ts';
import type {Muxer} from './muxer.ts';

/** Tracks of subtitles in a file that has a picture too. */
export type SubtitleTracks = Disposable & {
  /** Writes all of them, once the file is begun. They are few bytes, and stand before the picture that they belong to. */
  readonly write: () => void;
};

/** The picture that subtitles belong to. */
export type SubtitledPicture = {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Seconds of a frame. */
  readonly frameTime: IRational;
  /** Ticks a second. */
  readonly timescale: number;
};

/** Timed text (3GPP TS 26.245), FFmpeg's `mov_text`: what MP4 players know as subtitles. */
export function openSubtitleTracks(
  muxer: Muxer,
  subtitles: readonly JoinSubtitles[],
  picture: SubtitledPicture,
): SubtitleTracks {
  using cleanup = new DisposableStack();
  const samples = subtitles.flatMap(({cues}) => {
    const track = muxer.addStream(cleanup.use(parametersFor(picture)), {num: 1, den: timescaleFor(picture)});
    return fillHoles(cues, picture.frames).map((sample) => ({track, sample}));
  });
  const packet = cleanup.use(new Packet());
  packet.alloc();
  const owned = cleanup.move();
  return {write, [Symbol.dispose]: () => owned.dispose()};

  function write(): void {
    // FFmpeg ends a subtitle by itself as soon as any track goes on later than it does; in order none does.
    for (const {track, sample} of samples.toSorted((a, b) => a.sample.from - b.sample.from)) {
      packet.data = textSample(sample.text);
      packet.pts = BigInt(sample.from);
      packet.dts = packet.pts;
      packet.duration = BigInt(sample.frames);
      packet.isKeyframe = true;
      track.writeAtOnce(packet, picture.frameTime);
    }
  }
}

/**
 * Whether another track goes on later, FFmpeg finds out by comparing ticks, whatever their length: those of subtitles
 * have to be the shortest. A whole number of them is a tick of the picture, so that every frame stays exact.
 */
function timescaleFor({timescale}: SubtitledPicture): number {
  const finestSound = 192_000;
  return timescale * Math.ceil(finestSound / timescale);
}

/** A track of MP4 has no holes: where there is no cue there is an empty one, from the first frame to the last. */
function fillHoles(cues: readonly SubtitleCue[], frames: number): readonly SubtitleCue[] {
  const samples: SubtitleCue[] = [];
  let end = 0;
  for (const cue of [...cues, {from: frames, frames: 0, text: ''}]) {
    if (cue.from > end) samples.push({from: end, frames: cue.from - end, text: ''});
    if (cue.frames > 0) samples.push(cue);
    end = cue.from + cue.frames;
  }
  return samples;
}

/** A length in 16 bits, and as many bytes of UTF-8. */
function textSample(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const head = Buffer.alloc(2);
  head.writeUInt16BE(bytes.length);
  return Buffer.concat([head, bytes]);
}

function parametersFor(picture: SubtitledPicture): CodecParameters {
  const parameters = new CodecParameters();
  parameters.alloc();
  parameters.codecType = AVMEDIA_TYPE_SUBTITLE;
  parameters.codecId = AV_CODEC_ID_MOV_TEXT;
  parameters.extradata = sampleDescription(picture);
  parameters.width = picture.width;
  parameters.height = picture.height;
  return parameters;
}

/** What players draw them like, unless their users wish otherwise: white, centred, at the bottom of the picture. */
function sampleDescription({width, height}: SubtitledPicture): Buffer {
  const font = Buffer.from('Sans-Serif', 'latin1');
  const description = Buffer.alloc(30 + 13 + font.length);
  let at = description.writeUInt32BE(0, 0); // displayFlags: nothing scrolls, nothing is forced
  at = description.writeInt8(1, at); // horizontally centred
  at = description.writeInt8(-1, at); // at the bottom
  at = description.writeUInt32BE(0, at); // no background
  for (const edge of [0, 0, height, width]) at = description.writeUInt16BE(edge, at); // top, left, bottom, right
  at = description.writeUInt32BE(0, at); // the style of all characters
  at = description.writeUInt16BE(1, at); // the font below
  at = description.writeUInt8(0, at); // neither bold nor italic
  at = description.writeUInt8(Math.min(Math.round(Math.min(width, height) / 18), 255), at); // its size in pixels
  at = description.writeUInt32BE(0xffff_ffff, at); // white, opaque
  at = description.writeUInt32BE(13 + font.length, at);
  at += description.write('ftab', at, 'latin1');
  at = description.writeUInt16BE(1, at); // one font,
  at = description.writeUInt16BE(1, at); // with this number
  at = description.writeUInt8(font.length, at);
  font.copy(description, at);
  return description;
}
