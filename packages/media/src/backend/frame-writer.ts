import {MediaError} from '../media-error.ts';
import type {MediaOptions, Rational} from '../media.ts';
import {partialOutput} from '../partial-output.ts';
import {openMuxer} from './muxer.ts';
import {openPictureWriter} from './picture-writer.ts';
import {openSoundWriter} from './sound-writer.ts';
import {withOwnWords} from './with-own-words.ts';

export type FrameWriterOptions = {
  /** The MP4 to write. Until it is finished it is called `<path>.partial`. */
  readonly path: string;
  readonly size: {readonly width: number; readonly height: number};
  readonly frameRate: Rational;
  /** Ticks a second of the picture track; a frame must be a whole number of ticks. */
  readonly timescale: number;
  readonly video: {readonly codec: string; readonly options: MediaOptions};
  readonly sound: FrameWriterSound | null;
  /** Container tags, such as `comment`. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Muxer options, such as `movflags`. */
  readonly outputOptions?: MediaOptions;
};

export type FrameWriterSound = {
  readonly codec: string;
  readonly options: MediaOptions;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
};

/** Encodes frames that are painted in this process. Equal input makes equal bytes. */
export type FrameWriter = {
  /** Takes `width × height × 4` bytes, straight alpha, which is ignored. The buffer may be used again at once. */
  readonly writeFrame: (rgba: Uint8Array) => Promise<void>;
  /** Takes any number of samples in -1…1, channels interleaved. */
  readonly writeSound: (interleaved: Float32Array) => Promise<void>;
  /** Ends the file and gives it its name. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind; harmless after `finish`. */
  readonly abort: () => Promise<void>;
};

/** Throws `media-unwritable`, and `media-failed` where an option or the encoder is wrong. */
export async function openFrameWriter(options: FrameWriterOptions): Promise<FrameWriter> {
  const {path, size, frameRate, timescale, video, sound, metadata, outputOptions} = options;
  // A fixed name, so that whoever kills this process knows what to remove.
  const partial = partialOutput({path, format: 'mp4'}, 'partial');
  const resources = new DisposableStack();
  const discard = (): void => {
    resources.dispose();
    partial.discard();
  };
  const open = await discarding(() => {
    const muxer = resources.use(
      openMuxer({
        ...partial.output,
        options: {video_track_timescale: timescale, ...outputOptions},
        ...(metadata && {metadata}),
      }),
    );
    const pictureWriter = resources.use(openPictureWriter(muxer, {...video, frameRate, timescale}, size));
    const soundWriter = sound && resources.use(openSoundWriter(muxer, sound, sound.channels));
    muxer.start();
    return {muxer, picture: pictureWriter, sound: soundWriter};
  });

  return {
    writeFrame: (rgba) => discarding(() => open.picture.write(rgba)),
    writeSound: (interleaved) =>
      discarding(() => {
        if (!open.sound) throw new MediaError('media-failed', 'The writer was opened without sound.');
        open.sound.write(interleaved);
      }),
    finish: () =>
      discarding(() => {
        open.picture.end();
        open.sound?.end();
        open.muxer.finish();
        resources.dispose();
        partial.publish();
      }),
    abort: async () => discard(),
  };

  async function discarding<Result>(act: () => Result): Promise<Result> {
    try {
      if (resources.disposed) throw new MediaError('media-failed', `${path} is no longer being written.`);
      return await withOwnWords(act);
    } catch (error) {
      discard();
      throw error;
    }
  }
}
