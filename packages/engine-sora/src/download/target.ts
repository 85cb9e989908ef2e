import {open, rm, type FileHandle} from 'node:fs/promises';
import {EngineError} from '@matchcut/engine';

/** A file that is being written, from its beginning to its end. */
export type Target = {
  readonly path: string;
  /** Bytes written so far. */
  size(): number;
  append(bytes: Uint8Array): Promise<void>;
  /** Begins anew. */
  restart(): Promise<void>;
  /** Up to `length` bytes from `position` on, fewer at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** On the disk when it resolves. */
  keep(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
};

/** Throws `engine-bad-input` where there is such a file, or none can be. */
export async function createTarget(path: string): Promise<Target> {
  const file = await writing(path, () => open(path, 'wx+'));
  let size = 0;
  return {
    path,
    size: () => size,
    append: (bytes) =>
      writing(path, async () => {
        await writeWhole(file, bytes, size);
        size += bytes.length;
      }),
    restart: () =>
      writing(path, async () => {
        await file.truncate(0);
        size = 0;
      }),
    async read(position, length) {
      const {buffer, bytesRead} = await file.read(new Uint8Array(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    keep: () =>
      writing(path, async () => {
        await file.sync();
        await file.close();
      }),
    async discard() {
      await file.close().catch(() => {});
      await rm(path, {force: true});
    },
  };
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const {bytesWritten} = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

async function writing<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new EngineError('engine-bad-input', `${path} can't be written: ${words}.`, {
      cause: error,
      hint: 'Check the folder and the space on the disk. The clip is still at the provider; run again to fetch it.',
    });
  }
}
