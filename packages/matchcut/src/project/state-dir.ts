import {join} from 'node:path';

/** Where a project keeps what it has made, its journal, and what saves work; never committed. */
export function stateDirOf(root: string): string {
  return join(root, '.matchcut');
}

/** What overlays are drawn with, and their pictures. */
export function overlaysDirOf(stateDir: string): string {
  return join(stateDir, 'overlays');
}

/** What sound files look like, by their digests. */
export function waveformsDirOf(stateDir: string): string {
  return join(stateDir, 'waveforms');
}
