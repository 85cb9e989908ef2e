import {mkdir, readdir, rm, rmdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {errno} from './errno.ts';
import {ownerState, readOwner, thisProcess, writeOwner} from './owner.ts';

/** Room for unfinished files of this process. */
export type Scratch = {
  /** A new path, with nothing at it yet. `suffix` as in `.mp4`. */
  file(suffix: string): Promise<string>;
  close(): Promise<void>;
};

const dayMs = 86_400_000;

/** A folder below that of this process in `dir`; it appears with the first file. */
export function openScratch(dir: string): Scratch {
  const ofProcess = join(dir, writeOwner(thisProcess));
  // Several stores may be open in one process; each closes its own.
  const own = join(ofProcess, crypto.randomUUID().slice(0, 8));
  let count = 0;
  return {
    async file(suffix) {
      await mkdir(own, {recursive: true});
      count += 1;
      return join(own, `${count}${suffix}`);
    },
    async close() {
      await rm(own, {recursive: true, force: true});
      // Fails, as it should, while another store of this process has something in it.
      await rmdir(ofProcess).catch(() => {});
    },
  };
}

/** Removes what processes that are gone have left behind. A day is given to those that can't be asked. */
export async function sweepScratch(dir: string, now: number): Promise<void> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    const path = join(dir, name);
    if (await isStale(name, path, now)) await rm(path, {recursive: true, force: true});
  }
}

async function isStale(name: string, path: string, now: number): Promise<boolean> {
  const owner = readOwner(name);
  const state = owner === null ? 'elsewhere' : ownerState(owner);
  if (state !== 'elsewhere') return state === 'gone';
  const found = await stat(path).catch(() => null);
  return found !== null && now - found.mtimeMs > dayMs;
}
