import type {InputFile} from '@matchcut/engine';
import {hashFile} from '@matchcut/store';
import {RunnerError} from './runner-error.ts';

/** The project's own files, by digest. */
export type ProjectFiles = {
  /** Throws `input-missing` and `input-changed`: a key must never stand for other bytes than were planned with. */
  find(digest: string): Promise<InputFile>;
};

/** Reads each file once to make sure that it still is the one that was planned with. */
export function openProjectFiles(paths: ReadonlyMap<string, string>): ProjectFiles {
  const checked = new Map<string, Promise<InputFile>>();
  return {
    find(digest) {
      const found = checked.get(digest) ?? check(digest, paths.get(digest));
      checked.set(digest, found);
      return found;
    },
  };
}

async function check(digest: string, path: string | undefined): Promise<InputFile> {
  if (path === undefined)
    throw new RunnerError('input-missing', `No file of the project has the digest ${digest}.`);
  const found = await hashFile(path).catch((error: unknown) => {
    throw new RunnerError('input-missing', `${path} can't be read.`, {cause: error});
  });
  if (found.digest !== digest)
    throw new RunnerError('input-changed', `${path} is another file than when it was planned with.`);
  return {path, digest};
}
