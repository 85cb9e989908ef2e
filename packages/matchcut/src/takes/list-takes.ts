import {stepKey, type ArtifactRecord, type Lock} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import type {ClipStep} from './clip-step.ts';

/** A take of a shot that is in the store. */
export type StoredTake = {
  readonly take: number;
  readonly step: ClipStep;
  readonly record: ArtifactRecord;
  /** Whether the film shows it. */
  readonly isChosen: boolean;
  /** Whether somebody chose it among others, in the lock. */
  readonly isPinned: boolean;
};

/** So many are looked for beyond the one that the film has: takes may have been dropped in between. */
const further = 50;

/** The takes of a shot as its code is now, from the first on, as far as they are in the store. */
export async function listTakes(
  step: ClipStep,
  store: Pick<Store, 'lookup'>,
  lock: Lock,
): Promise<readonly StoredTake[]> {
  const most = step.request.take + further;
  const takes = Array.from({length: most}, (_, index) => takeOf(step, index + 1));
  const records = await store.lookup(takes.map(({key}) => key));
  const locked = lock.shots[step.address]?.[step.format];
  return takes.flatMap((one) => {
    const record = records.get(one.key);
    if (record === undefined) return [];
    const {take} = one.request;
    const isPinned = locked?.pinned === true && locked.take === take;
    return [{take, step: one, record, isChosen: take === step.request.take, isPinned}];
  });
}

/** The take that would be made next. */
export function nextTake(step: ClipStep, takes: readonly StoredTake[]): ClipStep {
  return takeOf(step, Math.max(step.request.take, ...takes.map(({take}) => take)) + 1);
}

/** The same shot in another take: its request is its key. */
export function takeOf<S extends ClipStep>(step: S, take: number): S {
  const request = {...step.request, take};
  return {...step, request, key: stepKey(step.kind, request)};
}
