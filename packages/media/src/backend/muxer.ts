import {
  AVFMT_FLAG_BITEXACT,
  AVFMT_GLOBALHEADER,
  AVFMT_NOFILE,
  AV_CODEC_ID_HEVC,
  AV_CODEC_ID_MOV_TEXT,
  AV_CODEC_ID_PRORES,
} from 'node-av/constants';
import {
  CodecContext,
  Dictionary,
  FFmpegError,
  FormatContext,
  OutputFormat,
  Rational,
  type CodecParameters,
  type IRational,
  type Packet,
} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {MediaOptions} from '../media.ts';
import {check, present} from './check.ts';
import {setOptions} from './set-options.ts';

export type Muxer = Disposable & {
  /** Whether encoders have to be opened with a global header. */
  readonly globalHeader: boolean;
  /** The container may choose another time base than the wished one; packets are rescaled to what it chose. */
  readonly addStream: (source: CodecContext | CodecParameters, wishedTimeBase: IRational) => MuxerStream;
  /** Writes the header; no stream can be added after it. */
  readonly start: () => void;
  /** Writes the index: every error of the disk is known after it. */
  readonly finish: () => void;
};

export type MuxerStream = {
  /** Takes the packet over. Its times are in `timeBase`. */
  readonly write: (packet: Packet, timeBase: IRational) => void;
  /** The same, before all packets that wait for those of other streams. */
  readonly writeAtOnce: (packet: Packet, timeBase: IRational) => void;
};

export type MuxerOptions = {
  readonly path: string;
  readonly format: string;
  readonly options?: MediaOptions;
  readonly metadata?: Readonly<Record<string, string>>;
};

/** Containers that keep parameter sets beside the stream. */
const holdsHeaders: ReadonlySet<string> = new Set(['mp4', 'mov']);

export function openMuxer({path, format, options = {}, metadata = {}}: MuxerOptions): Muxer {
  // Asked for first, as `allocOutputContext2` throws an error of its own, without the name.
  const container = present(OutputFormat.guessFormat(format, null, null), `format "${format}"`);
  using cleanup = new DisposableStack();
  const context = cleanup.adopt(new FormatContext(), (opened) => opened.freeContext());
  check(context.allocOutputContext2(null, format, `file:${path}`), `write the format ${format}`);
  // Without it FFmpeg's version and the date are in the file, and equal input would not make equal bytes.
  context.setFlags(AVFMT_FLAG_BITEXACT);
  setOptions(context, options);
  if (Object.keys(metadata).length > 0) context.metadata = Dictionary.fromObject({...metadata});
  if (!container.hasFlags(AVFMT_NOFILE)) {
    const answer = context.openOutputSync();
    if (answer < 0)
      throw new MediaError('media-unwritable', `Could not write ${path}: ${FFmpegError.strerror(answer)}.`);
    cleanup.defer(() => context.closeOutputSync());
  }
  const owned = cleanup.move();
  return {
    globalHeader: container.hasFlags(AVFMT_GLOBALHEADER),
    addStream,
    start: () => void check(context.writeHeaderSync(), `begin the ${format} file`),
    finish: () => void check(context.writeTrailerSync(), `finish the ${format} file`),
    [Symbol.dispose]: () => owned.dispose(),
  };

  function addStream(source: CodecContext | CodecParameters, wishedTimeBase: IRational): MuxerStream {
    const stream = context.newStream();
    const {codecpar} = stream;
    if (source instanceof CodecContext) {
      check(codecpar.fromContext(source), 'describe the stream');
    } else {
      check(source.copy(codecpar), 'describe the stream');
      // The tag belongs to the container that the packets come from; but of ProRes it is the profile.
      if (codecpar.codecId !== AV_CODEC_ID_PRORES) codecpar.codecTag = 0;
    }
    // FFmpeg's own choice, hev1, is for parameter sets in the stream, and Apple's players take no such file.
    if (codecpar.codecId === AV_CODEC_ID_HEVC && holdsHeaders.has(format)) codecpar.codecTag = 'hvc1';
    // In QuickTime FFmpeg would choose another kind of text, which has another description.
    if (codecpar.codecId === AV_CODEC_ID_MOV_TEXT) codecpar.codecTag = 'tx3g';
    stream.timeBase = new Rational(wishedTimeBase.num, wishedTimeBase.den);
    stream.sampleAspectRatio = codecpar.sampleAspectRatio;
    return {
      write(packet, timeBase) {
        address(packet, timeBase);
        check(context.interleavedWriteFrameSync(packet), `write the ${format} file`);
      },
      writeAtOnce(packet, timeBase) {
        address(packet, timeBase);
        check(context.writeFrameSync(packet), `write the ${format} file`);
      },
    };

    function address(packet: Packet, timeBase: IRational): void {
      packet.streamIndex = stream.index;
      packet.rescaleTs(timeBase, stream.timeBase);
    }
  }
}
