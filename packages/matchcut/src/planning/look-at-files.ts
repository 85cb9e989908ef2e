import {realpath, stat} from 'node:fs/promises';
import {isAbsolute, relative, resolve} from 'node:path';
import {MediaError, uprightSize, type Media, type Probe} from '@matchcut/media';
import type {FileState} from '@matchcut/plan';
import {isCube, isCubeFile} from './cube-file.ts';
import {hashFile, identify, type FileIdentity} from '@matchcut/store';

export type FilesInputs = {
  readonly publicDir: string;
  /** No symbolic link in the public folder may lead out of here. */
  readonly root: string;
  readonly media: Pick<Media, 'probe'>;
  /** What files held when they were looked at before. @default nothing is known */
  readonly known?: KnownFiles;
  readonly signal: AbortSignal;
};

/** What files of this machine hold, by their paths. */
export type KnownFiles = Map<string, {readonly identity: FileIdentity; readonly state: FileState}>;

/** Looks at every file that a film names: whether it is there, inside the project, and what it holds. */
export async function lookAtFiles(
  paths: Iterable<string>,
  inputs: FilesInputs,
): Promise<ReadonlyMap<string, FileState>> {
  const found = [...new Set(paths)].map(async (path) => [path, await lookAtFile(path, inputs)] as const);
  return new Map(await Promise.all(found));
}

/** Where a file of the public folder is on this machine. `null` where the path leads out of it. */
export function publicFile(path: string, publicDir: string): string | null {
  const file = resolve(publicDir, path);
  return isAbsolute(path) || !isInside(file, publicDir) ? null : file;
}

/** Where the files that were found are, by digest. */
export function filesByDigest(
  files: ReadonlyMap<string, FileState>,
  publicDir: string,
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const [path, state] of files) {
    const file = publicFile(path, publicDir);
    if ((state.kind === 'media' || state.kind === 'lut') && file !== null) paths.set(state.digest, file);
  }
  return paths;
}

/** A file of the public folder, links followed. */
export type FoundFile =
  | {readonly kind: 'found'; readonly real: string}
  | {readonly kind: 'missing'}
  | {readonly kind: 'outside'};

export async function findPublicFile(
  path: string,
  {publicDir, root}: Pick<FilesInputs, 'publicDir' | 'root'>,
): Promise<FoundFile> {
  const file = publicFile(path, publicDir);
  if (file === null) return {kind: 'outside'};
  const real = await realFile(file);
  if (real === null) return {kind: 'missing'};
  const homes = await Promise.all([root, publicDir].map(async (folder) => realpath(folder)));
  return homes.some((home) => isInside(real, home)) ? {kind: 'found', real} : {kind: 'outside'};
}

async function lookAtFile(path: string, inputs: FilesInputs): Promise<FileState> {
  const {signal} = inputs;
  const found = await findPublicFile(path, inputs);
  if (found.kind !== 'found') return found;
  const {real} = found;
  const {known} = inputs;
  signal.throwIfAborted();
  const identity = await identify(real);
  const before = known?.get(real);
  if (before !== undefined && before.identity === identity) return before.state;
  const state = await readState(real, inputs);
  // One that is being written is read again.
  if (identity !== null && identity === (await identify(real))) known?.set(real, {identity, state});
  return state;
}

async function readState(real: string, {media, signal}: FilesInputs): Promise<FileState> {
  const {digest} = await hashFile(real);
  if (isCubeFile(real)) return {kind: (await isCube(real)) ? 'lut' : 'not-media', digest};
  try {
    return {kind: 'media', digest, ...mediumOf(await media.probe(real, {signal}))};
  } catch (error) {
    if (MediaError.is(error) && error.code === 'media-unreadable') return {kind: 'not-media', digest};
    throw error;
  }
}

async function realFile(file: string): Promise<string | null> {
  try {
    const real = await realpath(file);
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

type Medium = Pick<Extract<FileState, {readonly kind: 'media'}>, 'media' | 'durationSeconds' | 'size'>;

/** A sound file may carry one picture, its cover. */
function mediumOf({video, audio, durationSeconds}: Probe): Medium {
  const isMoving = video !== null && video.frames > 1;
  if (isMoving) return {media: 'video', durationSeconds};
  if (audio !== null) return {media: 'sound', durationSeconds};
  return {media: 'still', durationSeconds: 0, ...(video !== null && {size: uprightSize(video)})};
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !isAbsolute(path) && path.split(/[\\/]/)[0] !== '..';
}
