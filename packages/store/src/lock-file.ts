import {readFile} from 'node:fs/promises';
import {
  emptyLock,
  formatIds,
  type FormatId,
  type Lock,
  type LockedCharacter,
  type LockedShot,
} from '@matchcut/plan';
import {diskError} from './disk-error.ts';
import {errno} from './errno.ts';
import {parseLock} from './parse-lock.ts';
import {hasConflict} from './split-conflict.ts';
import {StoreError} from './store-error.ts';
import {writeAtomically} from './write-atomically.ts';

/** Reads `matchcut.lock.json`; a missing one is empty. Throws `lock-unreadable`, which says where. */
export async function readLock(path: string): Promise<Lock> {
  const text = await readLockText(path);
  if (text === null) return emptyLock;
  if (hasConflict(text))
    throw new StoreError('lock-unreadable', `${path} has a merge conflict.`, {
      hint: 'matchcut lock --fix resolves it.',
    });
  return parseLock({text, path});
}

/**
 * Writes the lock: sorted, one line a value, so that equal locks are equal files and git merges what
 * different people locked. Leaves a file alone that says the same already; an empty lock makes no file.
 */
export async function writeLock(path: string, lock: Lock): Promise<void> {
  try {
    const before = await readLockText(path);
    const after = formatLock(lock);
    if (before === after || (before === null && isEmpty(lock))) return;
    await writeAtomically(path, after);
  } catch (error) {
    const failure = diskError(error, 'writing the lock', path);
    if (!StoreError.is(failure) || failure.code !== 'store-unwritable') throw failure;
    throw new StoreError('lock-unwritable', failure.message, {cause: error});
  }
}

function isEmpty({shots, cast, rows = {}}: Lock): boolean {
  return [shots, cast, rows].every((entries) => Object.keys(entries).length === 0);
}

/** The text of a lock file. A cast of which nobody keeps handles is left out, and so are rows where there are none. */
export function formatLock({version, shots, cast, rows = {}}: Lock): string {
  const written = {
    version,
    shots: sorted(shots, orderedShot),
    ...(Object.keys(cast).length > 0 && {cast: sorted(cast, orderedCharacter)}),
    ...(Object.keys(rows).length > 0 && {rows: sorted(rows, orderedRows)}),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

type ByFormat<T> = {readonly [format in FormatId]?: T};

function sorted<T>(
  entries: {readonly [address: string]: ByFormat<T>},
  ordered: (entry: T) => T,
): Record<string, ByFormat<T>> {
  return Object.fromEntries(
    Object.entries(entries)
      .toSorted(([one], [other]) => compare(one, other))
      .map(([address, formats]) => [
        address,
        Object.fromEntries(
          formatIds.toSorted().flatMap((id) => (formats[id] ? [[id, ordered(formats[id])]] : [])),
        ),
      ]),
  );
}

/** By code units: the same in every locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Written name by name: the order in the file does not depend on who made the object. */
function orderedShot(shot: LockedShot): LockedShot {
  const {key, take, pinned, digest, sizeBytes, engine, model, job, upstream, usd, madeAt} = shot;
  return {
    key,
    take,
    ...(pinned === undefined ? {} : {pinned}),
    digest,
    sizeBytes,
    engine,
    model,
    job,
    upstream,
    usd,
    madeAt,
  };
}

function orderedRows(shots: readonly LockedShot[]): readonly LockedShot[] {
  return shots.toSorted((one, other) => compare(one.key, other.key)).map(orderedShot);
}

function orderedCharacter({
  key,
  handle: {engine, name, id, state},
  madeAt,
}: LockedCharacter): LockedCharacter {
  return {key, handle: {engine, name, id, state}, madeAt};
}

/** The text of a lock file; `null` where there is none. Throws `lock-unreadable`. */
export async function readLockText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errno(error) === 'ENOENT') return null;
    if (errno(error) === null) throw error;
    throw new StoreError('lock-unreadable', `${path} can't be read (${errno(error)}).`, {cause: error});
  }
}
