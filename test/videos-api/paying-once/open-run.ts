import {mkdir} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';
import {createCompositor} from '@matchcut/compose';
import {usualPace} from '@matchcut/engine';
import {sora} from '@matchcut/engine-sora';
import {createMedia} from '@matchcut/media';
import type {Clock} from '@matchcut/runner';
import {openJournal, openStore, type Journal} from '@matchcut/store';
import {killAt, tell} from './killed-process.ts';
import {projectIn, type ProjectFolder} from './project-folder.ts';
import type {RunOrder} from './run-order.ts';
import {watchParts, watchProcess, type Parts} from './watch-run.ts';

export type OpenRun = Parts & {
  readonly project: ProjectFolder;
  readonly clock: Clock;
  close(): Promise<void>;
};

/** Waits are a twenty-fifth of what they are, so that retries and polls don't take the time of the whole test. */
const hurriedClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms / 25, undefined, signal && {signal}),
};

/** All that a run needs, none of it a double, in a process that ends itself where its order says so. */
export async function openRun(order: RunOrder): Promise<OpenRun> {
  const project = projectIn(order.folder);
  const reach = killAt(order.kill);
  const media = createMedia({workers: 2});
  const store = await openStore({dir: project.state});
  const journal = openJournal({path: project.journal});
  const scratch = await store.temporaryFile('.compose');
  await mkdir(scratch);
  const engine = sora({
    baseURL: order.baseURL,
    apiKey: 'sk-paying-once',
    settleMs: 150,
    ...order.engine,
  });
  const compositor = createCompositor({media, scratch, pictures: scratch, painter: noOverlays});
  watchProcess(reach);
  const pace = {...(engine.pace ?? usualPace), ...order.pace};
  return {
    ...watchParts({engine: {...engine, pace}, store, journal: telling(journal), compositor}, reach),
    project,
    clock: hurriedClock,
    async close() {
      await compositor.close();
      await engine.close();
      await media.close();
      journal.close();
      await store.close();
    },
  };
}

const noOverlays = {
  warmUp: async () => {},
  hasNewCode: async () => false,
  paint: () => Promise.reject(new Error('The film has no overlays.')),
  close: async () => {},
};

/** Tells what became of requests whose answers were lost. */
function telling(journal: Journal): Journal {
  return {
    ...journal,
    adopted(id, job) {
      const isAdopted = journal.adopted(id, job);
      if (isAdopted) tell({kind: 'event', event: 'adopted'});
      return isAdopted;
    },
    abandoned(id, failure) {
      const isAbandoned = journal.abandoned(id, failure);
      if (isAbandoned) tell({kind: 'event', event: failure.code});
      return isAbandoned;
    },
  };
}
