import {access, constants, copyFile, link, mkdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {ProjectError} from '../errors/project-error.ts';

/** Writes a file that a user asked for: whole or not at all. Throws `output-unwritable`. */
export function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  return placeOutput(path, (partial) => writeFile(partial, content));
}

/**
 * Puts a file of the store where a user wants it: whole or not at all. A film of ten minutes is gigabytes, so its
 * bytes are shared where the disk can do that, as a clone or as a second name; what replaces it later is a file of
 * its own. Throws `output-unwritable`.
 */
export function shareOutput(from: string, path: string): Promise<void> {
  return placeOutput(path, (partial) =>
    copyFile(from, partial, constants.COPYFILE_FICLONE_FORCE)
      .catch(() => link(from, partial))
      .catch(() => copyFile(from, partial)),
  );
}

/** Makes sure, before anything is made or spent, that files can be written to a folder. Throws `output-unwritable`. */
export async function prepareOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, {recursive: true});
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

async function placeOutput(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    await mkdir(dirname(path), {recursive: true});
    if (await isFolder(path)) throw new Error('There is a folder of that name.');
    // Never written through: what a killed run has left may be a second name of something in the store.
    await rm(partial, {force: true});
    await write(partial);
    await rename(partial, path);
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    await rm(partial, {force: true}).catch(() => {});
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function unwritable(path: string, error: unknown): ProjectError {
  const why = error instanceof Error ? error.message : String(error);
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return new ProjectError(
    'output-unwritable',
    `${path} can't be written: ${why}`,
    isFull
      ? 'Free some space and run again; everything made so far is kept.'
      : 'Check that the folder exists and may be written, or write elsewhere with --out.',
    {where: '--out', cause: error},
  );
}
