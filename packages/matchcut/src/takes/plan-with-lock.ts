import {rm} from 'node:fs/promises';
import type {Lock, Plan} from '@matchcut/plan';
import {writeLock, type Store} from '@matchcut/store';
import type {FoundFilm} from '../loading/load-films.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {preparePlan} from '../planning/prepare-plan.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {isClip} from './clip-step.ts';

/** What a film's clips would be with another lock than the project has. Makes nothing, and leaves the project's alone. */
export async function planWithLock(
  film: FoundFilm,
  wishes: PlanWishes,
  lock: Lock,
  store: Pick<Store, 'lookup' | 'temporaryFile'>,
  workshop: Workshop,
): Promise<Plan> {
  const lockFile = await store.temporaryFile('.lock.json');
  try {
    await writeLock(lockFile, lock);
    const project = {...workshop.project, lockFile};
    const prepared = await preparePlan(
      film,
      wishes,
      store,
      {...workshop, project},
      {
        clipsOnly: true,
        chooseGoals: () => isClip,
      },
    );
    return prepared.plan;
  } finally {
    await rm(lockFile, {force: true});
  }
}
