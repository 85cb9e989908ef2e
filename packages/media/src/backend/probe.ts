import {AV_CODEC_ID_OPUS, AV_NOPTS_VALUE, AV_TIME_BASE} from 'node-av/constants';
import {Packet, avGetCodecName, type Stream} from 'node-av/lib';
import type {AudioProbe, Probe, VideoProbe} from '../media.ts';
import {pixelFormatName} from './frame-format.ts';
import {discardOtherStreams, openSource} from './open-source.ts';
import {readOrientation} from './read-orientation.ts';
import {takeTurns} from './take-turns.ts';
import {colorRangeName, colorSpaceName} from './color-names.ts';

/** Throws `media-unreadable`. */
export async function probe(path: string): Promise<Probe> {
  using source = openSource({path});
  const {context, video, audio} = source;
  discardOtherStreams(source, [video]);
  using packet = new Packet();
  packet.alloc();
  const takeTurn = takeTurns();
  let frames = 0;
  while (source.read(packet)) {
    if (packet.streamIndex === video?.index) frames += 1;
    await takeTurn();
  }
  const container = context.iformat?.name ?? '';
  const unheard = audio === null || video !== null ? 0 : unheardSeconds(container, audio);
  const written = context.duration === AV_NOPTS_VALUE ? 0 : Number(context.duration) / AV_TIME_BASE;
  const durationSeconds = written - unheard;
  return {
    container,
    durationSeconds,
    tags: context.metadata?.getAll() ?? {},
    video: video && {
      ...probeVideo(video, frames, durationSeconds),
      ...orientationOf(path, container, frames),
    },
    audio: audio && probeAudio(audio, written, unheard),
  };
}

/** FFmpeg's names of image files: `jpeg_pipe`, `image2`. Videos are turned by what is written in their containers. */
const imageFile = /_pipe$|^image2$/;

function orientationOf(path: string, container: string, frames: number): Pick<VideoProbe, 'orientation'> {
  const orientation = frames === 1 && imageFile.test(container) ? readOrientation(path) : null;
  return orientation === null ? {} : {orientation};
}

function probeVideo(stream: Stream, frames: number, fallbackSeconds: number): VideoProbe {
  const {codecpar, avgFrameRate} = stream;
  return {
    codec: avGetCodecName(codecpar.codecId) ?? '',
    width: codecpar.width,
    height: codecpar.height,
    frameRate: {numerator: avgFrameRate.num, denominator: avgFrameRate.den},
    frames,
    durationSeconds: secondsOf(stream, fallbackSeconds),
    pixelFormat: pixelFormatName(codecpar.format),
    colorSpace: colorSpaceName(codecpar.colorSpace),
    colorRange: colorRangeName(codecpar.colorRange),
  };
}

function probeAudio(stream: Stream, fallbackSeconds: number, unheard: number): AudioProbe {
  const {codecpar} = stream;
  return {
    codec: avGetCodecName(codecpar.codecId) ?? '',
    sampleRate: codecpar.sampleRate,
    channels: codecpar.channels,
    durationSeconds: secondsOf(stream, fallbackSeconds) - unheard,
  };
}

/** Of containers that count it in the length of a sound; others leave it out themselves. */
const countsUnheard = /^ogg$|^matroska/;

/**
 * What a decoder of Opus throws away at the beginning, which FFmpeg counts in the length
 * (https://www.rfc-editor.org/rfc/rfc7845#section-4.3). A loop would have a hole so long.
 */
function unheardSeconds(container: string, {codecpar}: Stream): number {
  if (!countsUnheard.test(container) || codecpar.codecId !== AV_CODEC_ID_OPUS) return 0;
  return codecpar.initialPadding / codecpar.sampleRate;
}

// Not every container knows the length of a stream; Matroska and pictures do not.
function secondsOf({duration, timeBase}: Stream, fallback: number): number {
  return duration === AV_NOPTS_VALUE ? fallback : (Number(duration) * timeBase.num) / timeBase.den;
}
