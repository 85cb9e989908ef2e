import {MediaError} from '../media-error.ts';
import type {MediaOptions, Rational} from '../media.ts';
import {discardPartial, partialPath, publishPartial} from '../partial-file.ts';
import {openMuxer} from './muxer.ts';
import {openPictureTrack} from './picture-track.ts';
import {openSoundTrack} from './sound-track.ts';
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
  const partial = partialPath(options.path);
  const resources = new DisposableStack();
  const discard = (): void => {
    resources.dispose();
    discardPartial(partial);
  };
  const open = await discarding(() => {
    const muxer = resources.use(
      openMuxer({
        path: partial,
        format: 'mp4',
        options: {video_track_timescale: options.timescale, ...options.outputOptions},
        ...(options.metadata && {metadata: options.metadata}),
      }),
    );
    const picture = resources.use(openPictureTrack(muxer, options));
    const sound = options.sound && resources.use(openSoundTrack(muxer, options.sound));
    muxer.start();
    return {muxer, picture, sound};
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
        open.picture.finish();
        open.sound?.finish();
        open.muxer.finish();
        resources.dispose();
        publishPartial(partial, options.path);
      }),
    abort: async () => discard(),
  };

  async function discarding<Result>(act: () => Result): Promise<Result> {
    try {
      if (resources.disposed)
        throw new MediaError('media-failed', `${options.path} is no longer being written.`);
      return await withOwnWords(act);
    } catch (error) {
      discard();
      throw error;
    }
  }
}
