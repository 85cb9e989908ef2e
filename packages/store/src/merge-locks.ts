import {isDeepStrictEqual} from 'node:util';
import type {Lock} from '@matchcut/plan';
import {entriesOf, lockOfEntries, type LockEntry} from './lock-entries.ts';

/** Two locks that come from one. */
export type LockSides = {
  readonly ours: Lock;
  readonly theirs: Lock;
  /** What both come from; `null` where nobody knows. */
  readonly base: Lock | null;
};

/** Something that both sides have bound, each otherwise. */
export type LockConflict = {readonly id: string; readonly ours: LockEntry; readonly theirs: LockEntry};

export type LockMerge = {
  /** What needs no choice, by what it is. */
  readonly agreed: ReadonlyMap<string, LockEntry>;
  /** In the same order, whichever side is ours. */
  readonly conflicts: readonly LockConflict[];
};

/**
 * Merges entry by entry: what only one side has changed is as it left it, and what only one side has is kept unless the
 * other one has removed it. Without a base, entries that differ are conflicts, and nothing was removed.
 */
export function mergeLocks({ours, theirs, base}: LockSides): LockMerge {
  const our = entriesOf(ours);
  const their = entriesOf(theirs);
  const common = base === null ? null : entriesOf(base);
  const agreed = new Map<string, LockEntry>();
  const conflicts: LockConflict[] = [];
  for (const id of [...new Set([...our.keys(), ...their.keys()])].toSorted()) {
    const [one, other, before] = [our.get(id), their.get(id), common?.get(id)];
    const isOld = (entry: LockEntry | undefined): boolean =>
      common !== null && isDeepStrictEqual(entry, before);
    if (isDeepStrictEqual(one, other) || isOld(other)) keep(id, one);
    else if (isOld(one)) keep(id, other);
    // To remove what the other side has just paid for again helps nobody.
    else if (one === undefined || other === undefined) keep(id, one ?? other);
    else conflicts.push({id, ours: one, theirs: other});
  }
  return {agreed, conflicts};

  function keep(id: string, entry: LockEntry | undefined): void {
    if (entry !== undefined) agreed.set(id, entry);
  }
}

/** The merged lock, once it is known which entry each conflict ends with. */
export function settleMerge(
  {agreed, conflicts}: LockMerge,
  choose: (conflict: LockConflict) => LockEntry,
): Lock {
  return lockOfEntries([...agreed.values(), ...conflicts.map(choose)]);
}
