import type {Journal, Store} from '@matchcut/store';
import {isTaken} from './finish-job.ts';

/** Ends the jobs whose results are in the store already: whoever brought them was killed before it could say so. */
export async function endStoredJobs(journal: Journal, store: Store): Promise<void> {
  const taken = journal.inFlight().filter(isTaken);
  const records = await store.lookup(taken.map(({key}) => key));
  for (const {id, key, job} of taken) {
    const record = records.get(key);
    if (record?.job?.id === job.id) journal.completed(id, record);
  }
}
