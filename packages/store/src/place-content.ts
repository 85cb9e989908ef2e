import {copyFile, mkdir, open, rename, rm, stat, utimes} from 'node:fs/promises';
import {dirname} from 'node:path';
import {errno} from './errno.ts';

/**
 * Moves a file to its content path, whole or not at all, and durable when it returns. It takes the place of
 * what stands there, which either is the same or is damaged.
 */
export async function placeContent(
  from: string,
  to: string,
  {now, temporaryFile}: {readonly now: Date; readonly temporaryFile: () => Promise<string>},
): Promise<void> {
  const source = await onSameDisk(from, dirname(to), temporaryFile);
  await flush(source);
  await setLastUse(source, now);
  await rename(source, to);
  await flushFolder(dirname(to));
  if (source !== from) await rm(from, {force: true});
}

/**
 * Says when content was last used: in its access time, which means that, written by us because mounts differ
 * in keeping it. The modification time stays; it is kept in whole seconds so that this never changes it.
 */
export async function setLastUse(path: string, when: Date): Promise<void> {
  const {mtimeMs} = await stat(path);
  await utimes(path, when, Math.floor(mtimeMs / 1000));
}

/** A rename works only within a disk, so a file from another one is copied first. */
async function onSameDisk(
  from: string,
  folder: string,
  temporaryFile: () => Promise<string>,
): Promise<string> {
  await mkdir(folder, {recursive: true});
  const [source, target] = await Promise.all([stat(from), stat(folder)]);
  if (source.dev === target.dev) return from;
  const copy = await temporaryFile();
  try {
    await copyFile(from, copy);
  } catch (error) {
    await rm(copy, {force: true});
    throw error;
  }
  return copy;
}

/** Waits until a file's bytes are on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename survive a power cut. Windows has no such thing and needs none. */
export async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const code = errno(error);
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  }
}
