import type {FormatId, Lock} from '@matchcut/plan';
import {lockedShot} from '@matchcut/runner';
import {lockShot, type Store} from '@matchcut/store';
import {ProjectError} from '../errors/project-error.ts';
import type {ClipStep} from './clip-step.ts';
import {listTakes} from './list-takes.ts';

/**
 * The lock with a shot bound to one of its takes, whatever is generated later; in all of these formats or in none.
 * Nothing is made and nothing spent. Throws `unknown-take`.
 */
export async function pinTake(
  lock: Lock,
  steps: readonly ClipStep[],
  take: number,
  store: Pick<Store, 'lookup'>,
): Promise<Lock> {
  let pinned = lock;
  for (const step of steps) {
    const takes = await listTakes(step, store, lock);
    const chosen = takes.find((one) => one.take === take);
    if (chosen === undefined) {
      throw unknownTake(
        step,
        take,
        takes.map((one) => one.take),
      );
    }
    const shot = {...lockedShot(chosen.step, chosen.record), pinned: true} as const;
    pinned = lockShot(pinned, step.address, step.format, shot);
  }
  return pinned;
}

/** The lock in which a shot's take may be another one when one is generated; until then it stays the same. */
export function unpinTake(lock: Lock, address: string, format: FormatId): Lock {
  const before = lock.shots[address]?.[format];
  if (before?.pinned !== true) return lock;
  const {pinned: _, ...shot} = before;
  return lockShot(lock, address, format, shot);
}

/** A pin that the film's code does not follow would do nothing. Throws `take-in-code`. */
export function checkPinned({address, format, request}: ClipStep, take: number): void {
  if (request.take === take) return;
  throw new ProjectError(
    'take-in-code',
    `The film's code says that ${address} is take ${request.take} in ${format}, and that wins.`,
    'Change or remove take there.',
  );
}

export function unknownTake(
  {address, format}: Pick<ClipStep, 'address' | 'format'>,
  take: number,
  known: readonly number[],
): ProjectError {
  return new ProjectError(
    'unknown-take',
    `${address} has no take ${take} in ${format}.`,
    known.length === 0 ? 'None is made yet.' : `It has ${known.join(', ')}.`,
  );
}
