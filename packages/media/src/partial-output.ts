import {mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {MediaError} from './media-error.ts';
import type {OutputFile} from './media.ts';

/** Where a job writes until all of it is there. It stands beside the target, since only then is a rename one step. */
export type PartialOutput = {
  readonly output: OutputFile;
  /** The file or folder that is in the way if nobody is left to discard it. */
  readonly scratch: string | null;
  readonly publish: () => void;
  readonly discard: () => void;
};

let outputs = 0;

/**
 * Throws `media-unwritable`.
 *
 * @param suffix Follows the path in the partial name. By default no other job of any process has the same.
 */
export function partialOutput(output: OutputFile, suffix: string = nextSuffix()): PartialOutput {
  const path = resolve(output.path);
  switch (output.format) {
    case 'null':
      return {output, scratch: null, publish: () => {}, discard: () => {}};
    case 'image2':
      return partialFolder(output, path, suffix);
    default: {
      const partial = `${path}.${suffix}`;
      const discard = (): void => rmSync(partial, {force: true});
      const publish = (): void => unwritable(path, () => renameSync(partial, path));
      return {output: {...output, path: partial}, scratch: partial, publish, discard};
    }
  }
}

function nextSuffix(): string {
  outputs += 1;
  return `${process.pid}-${outputs}.partial`;
}

// The path is a pattern, and how many files it becomes is not known before they are there.
function partialFolder(output: OutputFile, path: string, suffix: string): PartialOutput {
  const folder = join(dirname(path), `.${suffix}`);
  unwritable(path, () => mkdirSync(folder));
  return {
    output: {...output, path: join(folder, basename(path))},
    scratch: folder,
    publish() {
      unwritable(path, () => {
        for (const name of readdirSync(folder)) renameSync(join(folder, name), join(dirname(path), name));
      });
      rmSync(folder, {recursive: true, force: true});
    },
    discard: () => rmSync(folder, {recursive: true, force: true}),
  };
}

function unwritable(path: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw new MediaError('media-unwritable', `Could not write ${path}.`, {cause});
  }
}
