import type {Engine} from '@matchcut/engine';
import type {Key, Lock} from '@matchcut/plan';
import type {Journal, MadeJob} from '@matchcut/store';

/** Jobs that made a key's clip before: on this machine by the journal, on another one by the lock. */
export type MadeBefore = (key: Key) => readonly MadeJob[];

export function createMadeBefore({id, billing}: Engine, journal: Journal, lock: Lock): MadeBefore {
  const locked = new Map<Key, MadeJob>();
  for (const formats of Object.values(lock.shots)) {
    for (const {key, engine, model, job, usd} of Object.values(formats))
      if (job !== null && engine === id) locked.set(key, {job: {engine, model, id: job, state: {}}, usd});
  }
  return (key) => {
    // What is free is made again as quickly as it is brought.
    if (billing === 'free') return [];
    const here = journal.madeBy(key);
    const elsewhere = locked.get(key);
    const isSame = here !== null && here.job.id === elsewhere?.job.id;
    return [...(here === null ? [] : [here]), ...(elsewhere === undefined || isSame ? [] : [elsewhere])];
  };
}
