import {stepKey, type ArtifactRecord} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import type {ClipStep} from './clip-step.ts';

/** A take of a shot that is in the store. */
export type StoredTake = {readonly take: number; readonly step: ClipStep; readonly record: ArtifactRecord};

/** So many are looked for beyond the one that the film has: takes may have been dropped in between. */
const further = 50;

/** The takes of a shot as its code is now, from the first on, as far as they are in the store. */
export async function listTakes(
  step: ClipStep,
  store: Pick<Store, 'lookup'>,
): Promise<readonly StoredTake[]> {
  const most = step.request.take + further;
  const takes = Array.from({length: most}, (_, index) => takeOf(step, index + 1));
  const records = await store.lookup(takes.map(({key}) => key));
  return takes.flatMap((one) => {
    const record = records.get(one.key);
    return record === undefined ? [] : [{take: one.request.take, step: one, record}];
  });
}

/** The same shot in another take: its request is its key. */
export function takeOf<S extends ClipStep>(step: S, take: number): S {
  const request = {...step.request, take};
  return {...step, request, key: stepKey(step.kind, request)};
}
