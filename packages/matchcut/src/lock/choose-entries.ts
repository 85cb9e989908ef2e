import type {Lock} from '@matchcut/plan';
import {settleMerge, type LockConflict, type LockEntry, type LockMerge} from '@matchcut/store';

/** Why an entry was kept, and not the other side's. */
export type ChoiceReason = 'pinned' | 'in-film' | 'newer';

/** What a conflict ends with. */
export type EntryChoice = {
  readonly conflict: LockConflict;
  readonly side: 'ours' | 'theirs';
  readonly why: ChoiceReason;
};

/** Whether a film, as it is now and with some lock, asks for what an entry binds. */
export type IsInFilm = (entry: LockEntry) => boolean;

/**
 * Chooses between entries that both sides have changed: the pinned one; else the one that the film asks for now; else
 * the newer one. What a continuation asks for depends on what it continues, so films are planned again with what was
 * chosen until nothing changes.
 */
export async function chooseEntries(
  merge: LockMerge,
  planWith: (lock: Lock) => Promise<IsInFilm>,
): Promise<readonly EntryChoice[]> {
  let choices = merge.conflicts.map((conflict) => choose(conflict, () => false));
  // Each round settles at least one more link of each chain.
  for (let round = 0; round <= merge.conflicts.length; round += 1) {
    const isInFilm = await planWith(lockAfter(merge, choices));
    const next = merge.conflicts.map((conflict) => choose(conflict, isInFilm));
    const isSettled = next.every(({side, why}, index) => {
      const before = choices[index];
      return before?.side === side && before.why === why;
    });
    choices = next;
    if (isSettled) break;
  }
  return choices;
}

/** The merged lock. */
export function lockAfter(merge: LockMerge, choices: readonly EntryChoice[]): Lock {
  const chosen = new Map(choices.map(({conflict, side}) => [conflict.id, conflict[side]]));
  return settleMerge(merge, (conflict) => chosen.get(conflict.id) ?? conflict.ours);
}

function choose(conflict: LockConflict, isInFilm: IsInFilm): EntryChoice {
  const {ours, theirs} = conflict;
  const only = (test: (entry: LockEntry) => boolean): 'ours' | 'theirs' | null =>
    test(ours) === test(theirs) ? null : test(ours) ? 'ours' : 'theirs';
  const pinned = only((entry) => entry.kind !== 'character' && entry.shot.pinned === true);
  if (pinned !== null) return {conflict, side: pinned, why: 'pinned'};
  const asked = only(isInFilm);
  if (asked !== null) return {conflict, side: asked, why: 'in-film'};
  return {conflict, side: ageOf(ours) >= ageOf(theirs) ? 'ours' : 'theirs', why: 'newer'};
}

/** Greater for what is newer; of what is equally old the same one, whichever side is ours. */
function ageOf(entry: LockEntry): string {
  const {madeAt, key} = entry.kind === 'character' ? entry.character : entry.shot;
  return `${new Date(madeAt).toISOString()} ${key}`;
}
