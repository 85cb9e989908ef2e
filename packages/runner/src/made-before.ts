import type {Engine} from '@matchcut/engine';
import type {Digest, Key, Lock, LockedShot} from '@matchcut/plan';
import type {Journal, MadeJob} from '@matchcut/store';

/**
 * Jobs that made a key's clip before: on this machine by the journal, on another one by the lock. Of a clip that goes
 * on from another only those that went on from this very file, which the lock alone knows.
 */
export type MadeBefore = (key: Key, source: Digest | null) => readonly MadeJob[];

export function createMadeBefore({id, billing}: Engine, journal: Journal, lock: Lock): MadeBefore {
  const locked = new Map<Key, MadeJob & {readonly upstream: Digest | null}>();
  const shots = [...Object.values(lock.shots), ...Object.values(lock.rows ?? {})].flatMap((formats) =>
    Object.values<LockedShot | readonly LockedShot[]>(formats).flat(),
  );
  for (const {key, engine, model, job, usd, upstream} of shots)
    if (job !== null && engine === id)
      locked.set(key, {job: {engine, model, id: job, state: {}}, usd, upstream});
  return (key, source) => {
    // What is free is made again as quickly as it is brought.
    if (billing === 'free') return [];
    const here = journal.madeBy(key);
    const elsewhere = locked.get(key) ?? null;
    const isSame = here?.job.id === elsewhere?.job.id;
    const goesOn = ({job}: MadeJob): boolean =>
      source === null || (elsewhere?.job.id === job.id && elsewhere.upstream === source);
    return [here, isSame ? null : elsewhere].filter((made) => made !== null).filter(goesOn);
  };
}
