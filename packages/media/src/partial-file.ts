import {renameSync, rmSync} from 'node:fs';
import {MediaError} from './media-error.ts';

/** Where a file is written until it is complete. It stands beside its target, as only then a rename is one step. */
export function partialPath(path: string): string {
  return `${path}.partial`;
}

export function publishPartial(partial: string, path: string): void {
  try {
    renameSync(partial, path);
  } catch (cause) {
    discardPartial(partial);
    throw new MediaError('media-unwritable', `Could not write ${path}.`, {cause});
  }
}

export function discardPartial(partial: string): void {
  rmSync(partial, {recursive: true, force: true});
}
