import type {Lock} from '@matchcut/plan';
import {lockedShot} from '@matchcut/runner';
import {lockShot, readLock, writeLock, type Store} from '@matchcut/store';
import {ProjectError} from '../errors/project-error.ts';
import type {ClipStep} from './clip-step.ts';
import {listTakes} from './list-takes.ts';

/**
 * Binds a shot to one of its takes, whatever is generated later. Nothing is made and nothing spent. Throws
 * `unknown-take`, and `store-…` where the lock can't be written.
 */
export async function pinTake(
  step: ClipStep,
  take: number,
  {store, lockFile}: {readonly store: Pick<Store, 'lookup'>; readonly lockFile: string},
): Promise<void> {
  const takes = await listTakes(step, store);
  const chosen = takes.find((one) => one.take === take);
  if (chosen === undefined) {
    throw new ProjectError(
      'unknown-take',
      `${step.address} has no take ${take} in ${step.format}.`,
      takes.length === 0 ? 'None is made yet.' : `It has ${takes.map((one) => one.take).join(', ')}.`,
    );
  }
  const shot = {...lockedShot(chosen.step, chosen.record), pinned: true} as const;
  await writeLock(lockFile, lockShot(await readLock(lockFile), step.address, step.format, shot));
}

/** Lets a shot's take be another one when one is generated; until then it stays the same. */
export async function unpinTake({address, format}: ClipStep, lockFile: string): Promise<void> {
  const lock: Lock = await readLock(lockFile);
  const before = lock.shots[address]?.[format];
  if (before?.pinned !== true) return;
  const {pinned: _, ...shot} = before;
  await writeLock(lockFile, lockShot(lock, address, format, shot));
}
