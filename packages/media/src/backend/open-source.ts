import {
  AVDISCARD_ALL,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  AV_DISPOSITION_ATTACHED_PIC,
  AVERROR_EOF,
} from 'node-av/constants';
import {Dictionary, FFmpegError, FormatContext, InputFormat, type Packet, type Stream} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {MediaOptions} from '../media.ts';
import {check} from './check.ts';

export type Source = Disposable & {
  readonly path: string;
  readonly context: FormatContext;
  readonly video: Stream | null;
  readonly audio: Stream | null;
  /** Reads the next packet of any stream; false at the end. */
  readonly read: (packet: Packet) => boolean;
};

export type SourceOptions = {
  readonly path: string;
  readonly format?: string;
  readonly options?: MediaOptions;
  /** A packet copy needs nothing but the header, and this takes most of the time of opening. @default true */
  readonly analyse?: boolean;
};

/**
 * What may be opened. Text files (`tty`), and lists that lead to further files or hosts (`concat`, `hls`, `dash`), are
 * not media here.
 */
const containers = `
  mov mp4 matroska webm mpegts mpeg avi flv mxf nut ivf h264 hevc m4v
  wav w64 mp3 aac flac ogg aiff caf
  image2 png_pipe jpeg_pipe webp_pipe bmp_pipe tiff_pipe webp_anim gif apng yuv4mpegpipe
`;

/** Throws `media-unreadable` where there is no such file, or it is none of the containers above. */
export function openSource({path, format, options = {}, analyse = true}: SourceOptions): Source {
  using cleanup = new DisposableStack();
  const context = cleanup.adopt(new FormatContext(), (opened) => opened.closeInputSync());
  context.allocContext();
  using dictionary = Dictionary.fromObject({
    ...options,
    format_whitelist: containers.trim().split(/\s+/).join(','),
    protocol_whitelist: 'file',
  });
  const container = format === undefined ? null : InputFormat.findInputFormat(format);
  if (format !== undefined && container === null)
    throw new MediaError('media-failed', `FFmpeg cannot read "${format}".`);
  readable(context.openInputSync(`file:${path}`, container, dictionary), path);
  if (analyse) readable(context.findStreamInfoSync(), path);
  const video = bestStream(context, AVMEDIA_TYPE_VIDEO);
  const audio = bestStream(context, AVMEDIA_TYPE_AUDIO);
  if (video === null && audio === null)
    throw new MediaError('media-unreadable', `${path} has neither picture nor sound.`);
  const owned = cleanup.move();
  return {path, context, video, audio, read, [Symbol.dispose]: () => owned.dispose()};

  function read(packet: Packet): boolean {
    packet.unref();
    const answer = context.readFrameSync(packet);
    if (answer === AVERROR_EOF) return false;
    check(answer, `read ${path}`);
    return true;
  }
}

/** Saves the demuxer the work for streams that nobody asks for. */
export function discardOtherStreams(source: Source, wanted: readonly (Stream | null)[]): void {
  const indexes = new Set(wanted.map((stream) => stream?.index));
  for (const stream of source.context.streams) {
    if (!indexes.has(stream.index)) stream.discard = AVDISCARD_ALL;
  }
}

function bestStream(context: FormatContext, type: typeof AVMEDIA_TYPE_VIDEO): Stream | null {
  const stream = context.streams[context.findBestStream(type)];
  // The cover of a sound file counts as a video stream.
  return stream === undefined || (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) !== 0 ? null : stream;
}

function readable(answer: number, path: string): void {
  if (answer >= 0) return;
  throw new MediaError('media-unreadable', `Could not read ${path}: ${FFmpegError.strerror(answer)}.`);
}
