import type {Lock} from '@matchcut/plan';
import {
  mergeLocks,
  readConflictedLock,
  readLock,
  writeLock,
  type ConflictedLock,
  type LockEntry,
} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {chooseEntries, lockAfter, type ChoiceReason, type EntryChoice} from '../lock/choose-entries.ts';
import {filmsOf} from '../lock/films-in-lock.ts';
import {gitTexts} from '../lock/git-texts.ts';
import {count} from '../plan-view/count.ts';
import {openProject} from '../project/open-project.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut lock`: whether the lock can be read, and what it binds. With `--fix`, conflicts are resolved. */
export async function checkLock(session: Session): Promise<number> {
  const {cwd, option} = session;
  const {lockFile} = await openProject(cwd);
  if (!option(options.fix)) return tellLock(await readLock(lockFile), [], session);
  const conflicted = await readConflictedLock(lockFile, await gitTexts(lockFile));
  if (conflicted === null) return tellLock(await readLock(lockFile), [], session);
  const merge = mergeLocks(conflicted);
  // Films are looked at only where they have a say.
  const choices = merge.conflicts.length === 0 ? [] : await chooseWithFilms();
  const lock = lockAfter(merge, choices);
  await writeLock(lockFile, lock);
  for (const choice of choices) tellChoice(choice, conflicted, session);
  return tellLock(lock, choices.map(choiceJson(conflicted)), session);

  function chooseWithFilms(): Promise<readonly EntryChoice[]> {
    return withWorkshop(cwd, session.signal, (workshop) =>
      withStore(workshop.project, session, (store) =>
        chooseEntries(merge, filmsOf(merge.conflicts, store, workshop, session)),
      ),
    );
  }
}

const reasons: Readonly<Record<ChoiceReason, string>> = {
  pinned: 'it is pinned',
  'in-film': 'the film asks for it now',
  newer: 'it is newer',
};

function tellChoice({conflict, side, why}: EntryChoice, {names}: ConflictedLock, {say}: Session): void {
  const other = side === 'ours' ? 'theirs' : 'ours';
  const {address, format} = conflict.ours;
  say(
    'info',
    `${address} in ${format}: ${describe(conflict[side])} of ${names[side]}, because ${reasons[why]}; ${names[other]} had ${describe(conflict[other])}.`,
  );
}

function describe(entry: LockEntry): string {
  if (entry.kind === 'character') return `the handle made ${entry.character.madeAt}`;
  const {take, madeAt, key} = entry.shot;
  return `take ${take} (${key.slice(0, 8)}, made ${madeAt})`;
}

function choiceJson({names}: ConflictedLock): (choice: EntryChoice) => object {
  return ({conflict, side, why}) => ({
    address: conflict.ours.address,
    format: conflict.ours.format,
    kept: {side, name: names[side], ...conflict[side]},
    dropped: conflict[side === 'ours' ? 'theirs' : 'ours'],
    why,
  });
}

function tellLock(lock: Lock, choices: readonly object[], {terminal, isJson, say}: Session): number {
  const shots = Object.values(lock.shots).flatMap((formats) => Object.values(formats));
  const rows = Object.values(lock.rows ?? {}).flatMap((formats) => Object.values(formats).flat());
  const cast = Object.values(lock.cast).flatMap((formats) => Object.values(formats));
  const pinned = shots.filter((shot) => shot.pinned).length;
  if (isJson) {
    terminal.out(`${JSON.stringify({formatVersion: '1', choices, lock}, null, 2)}\n`);
    return exitCodes.done;
  }
  const parts = [
    count(shots.length, 'clip'),
    ...(pinned > 0 ? [`${pinned} of them pinned`] : []),
    ...(rows.length > 0 ? [`${count(rows.length, 'clip')} of rows`] : []),
    ...(cast.length > 0 ? [count(cast.length, 'handle')] : []),
  ];
  say('info', `matchcut.lock.json is sound: ${parts.join(', ')}.`);
  return exitCodes.done;
}
