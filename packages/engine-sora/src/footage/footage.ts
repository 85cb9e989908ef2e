import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {EngineError} from '@matchcut/engine';
import {createMedia, MediaError, type Media} from '@matchcut/media';

/** Works on files that a user gave. Started when there is work for it. */
export type Footage = {
  /**
   * Runs work on a file in a folder that is gone afterwards. Throws `engine-bad-input`, naming the file, where it can't
   * be read.
   */
  work<Result>(
    path: string,
    signal: AbortSignal | undefined,
    task: (media: Media, folder: string) => Promise<Result>,
  ): Promise<Result>;
  close(): Promise<void>;
};

export function openFootage(): Footage {
  let media: Media | null = null;
  return {
    async work(path, signal, task) {
      media ??= createMedia();
      const folder = await mkdtemp(join(tmpdir(), 'matchcut-sora-'));
      try {
        return await task(media, folder);
      } catch (error) {
        signal?.throwIfAborted();
        if (!MediaError.is(error)) throw error;
        throw new EngineError('engine-bad-input', `${path} can't be used. ${error.message}`, {
          cause: error,
          hint: error.hint,
        });
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    },
    async close() {
      const open = media;
      media = null;
      await open?.close();
    },
  };
}
