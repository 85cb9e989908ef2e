import type {BigIntStats} from 'node:fs';
import {rm, stat} from 'node:fs/promises';
import type {ArtifactRecord, Digest, Key, StepKind} from '@matchcut/plan';
import {errno} from './errno.ts';
import {hashFile} from './hash-file.ts';
import {setLastUse} from './place-content.ts';
import {identify, type ReadFiles} from './read-files.ts';

/** What is wrong with the file behind a record. */
export type Damage = 'deleted' | 'wrong-size' | 'wrong-bytes';

/** A damaged artifact, as users are told of it. */
export type StoreDamage = {readonly key: Key; readonly kind: StepKind; readonly damage: Damage};

export type ContentState =
  | {readonly kind: 'sound'; readonly lastUsedMs: number}
  | {readonly kind: 'damaged'; readonly damage: Damage; readonly inode: bigint | null};

/** Checks files against their records. */
export type ContentCheck = {
  /** Existence and size alone: cheap enough for thousands. */
  glance(record: ArtifactRecord, path: string): Promise<ContentState>;
  /** Every byte, once for as long as the file stays the same one. */
  read(record: ArtifactRecord, path: string, options?: {readonly again?: boolean}): Promise<ContentState>;
  /** Says when a file was last used. That changes it for the file system, but it is still what was read. */
  markUsed(path: string, when: Date): Promise<void>;
  /** Removes a damaged file, unless another process has put a good one in its place meanwhile. */
  discard(path: string, inode: bigint | null): Promise<void>;
};

export function createContentCheck(readFiles: ReadFiles): ContentCheck {
  // By path: a copy elsewhere has the same digest and may have other bytes.
  const reading = new Map<string, Promise<ContentState>>();

  const glance: ContentCheck['glance'] = async (record, path) => {
    const found = await look(path);
    if (found === null) return {kind: 'damaged', damage: 'deleted', inode: null};
    return found.size === BigInt(record.sizeBytes)
      ? {kind: 'sound', lastUsedMs: Number(found.atimeMs)}
      : {kind: 'damaged', damage: 'wrong-size', inode: found.ino};
  };

  const readAll = async (record: ArtifactRecord, path: string, again: boolean): Promise<ContentState> => {
    const before = await look(path);
    const glanced = await glance(record, path);
    if (before === null || glanced.kind === 'damaged') return glanced;
    const identity = await identify(path);
    if (identity === null) return {kind: 'damaged', damage: 'deleted', inode: null};
    if (!again && (await readFiles.digestOf(identity)) === record.digest) return glanced;
    const digest = await digestOf(path);
    if (digest === null) return {kind: 'damaged', damage: 'deleted', inode: null};
    if (digest !== record.digest) return {kind: 'damaged', damage: 'wrong-bytes', inode: before.ino};
    await readFiles.remember(identity, digest);
    return glanced;
  };

  return {
    glance,
    async read(record, path, {again = false} = {}) {
      const running = reading.get(path);
      if (running) return running;
      const result = readAll(record, path, again).finally(() => reading.delete(path));
      reading.set(path, result);
      return result;
    },
    async markUsed(path, when) {
      const before = await identify(path);
      const digest = before === null ? null : await readFiles.digestOf(before);
      await setLastUse(path, when);
      const after = await identify(path);
      if (digest !== null && after !== null) await readFiles.remember(after, digest);
    },
    async discard(path, inode) {
      const found = await look(path);
      if (found !== null && found.ino === inode) await rm(path, {force: true});
    },
  };
}

async function look(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, {bigint: true});
  } catch (error) {
    if (errno(error) === 'ENOENT') return null;
    throw error;
  }
}

async function digestOf(path: string): Promise<Digest | null> {
  try {
    return (await hashFile(path)).digest;
  } catch (error) {
    if (errno(error) === 'ENOENT') return null;
    throw error;
  }
}
