import {emptyLock, type Lock} from '@matchcut/plan';
import {readLockText} from './lock-file.ts';
import type {LockSides} from './merge-locks.ts';
import {parseLock, type LockText} from './parse-lock.ts';
import {hasConflict, splitConflict} from './split-conflict.ts';
import {StoreError} from './store-error.ts';

/** A lock file in which git has left a conflict. */
export type ConflictedLock = LockSides & {
  /** What git calls the sides. */
  readonly names: {readonly ours: string; readonly theirs: string};
};

/** The whole texts that git merges, as its index has them; `null` where it has none. */
export type MergedTexts = {
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
};

/**
 * Both sides of a lock file with a merge conflict. Where it has none, both are what it says: git may have merged lines
 * into it that bind one thing twice. Throws `lock-unreadable`, which says in which line.
 *
 * @param git the sides as git knows them. Those that are told from the markers have lines of the other side wherever
 * git saw no conflict, which are not always the right ones.
 */
export async function readConflictedLock(path: string, git: MergedTexts): Promise<ConflictedLock | null> {
  const text = await readLockText(path);
  if (text === null) return null;
  if (!hasConflict(text)) {
    const lock = parseLock({text, path, repeated: 'join'});
    return {ours: lock, theirs: lock, base: null, names: {ours: 'ours', theirs: 'theirs'}};
  }
  const split = splitConflict(text, path);
  const names = {ours: split.ours.name, theirs: split.theirs.name};
  const base = tryParse(git.base, path) ?? tryParse(split.base?.text ?? null, path);
  const ours = tryParse(git.ours, path);
  const theirs = tryParse(git.theirs, path);
  if (ours !== null && theirs !== null) {
    // Git has no base where each side began a lock of its own.
    return {ours, theirs, base: base ?? emptyLock, names};
  }
  return {
    ours: parseLock({...split.ours, path, repeated: 'join'}),
    theirs: parseLock({...split.theirs, path, repeated: 'join'}),
    base,
    names,
  };
}

function tryParse(text: string | null, path: string): Lock | null {
  const whole: LockText | null = text === null ? null : {text, path};
  try {
    return whole && parseLock(whole);
  } catch (error) {
    if (StoreError.is(error)) return null;
    throw error;
  }
}
