import {mkdir} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';
import {createCompositor} from '@matchcut/compose';
import {usualPace} from '@matchcut/engine';
import {sora} from '@matchcut/engine-sora';
import {createMedia} from '@matchcut/media';
import {runPlan, type Clock} from '@matchcut/runner';
import {openJournal, openStore, type Journal} from '@matchcut/store';
import {filmOf} from './film.ts';
import {killAt, tell} from './killed-process.ts';
import {planFilm} from './plan-film.ts';
import {projectIn} from './project-folder.ts';
import type {FilmOrder, FilmRan} from './run-order.ts';
import {watchParts, watchProcess} from './watch-run.ts';

// Carries the film out once, in a process of its own that ends itself where it is told to.
const order: FilmOrder = JSON.parse(process.argv[2] ?? '');
const project = projectIn(order.folder);
const reach = killAt(order.kill);

/** Waits are a twenty-fifth of what they are, so that retries and polls don't take the time of the whole test. */
const clock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms / 25, undefined, signal && {signal}),
};

const media = createMedia({workers: 2});
const store = await openStore({dir: project.state});
const journal = openJournal({path: project.journal});
const scratch = await store.temporaryFile('.compose');
await mkdir(scratch);
const engine = sora({baseURL: order.baseURL, apiKey: 'sk-paying-once', settleMs: 150, ...order.engine});
const compositor = createCompositor({
  media,
  scratch,
  painter: {
    paint: () => Promise.reject(new Error('The film has no overlays.')),
    close: async () => {},
  },
});
watchProcess(reach);
const parts = watchParts({engine, store, journal: telling(journal), compositor}, reach);
const {replace = []} = order;
const {plan, files} = await planFilm(filmOf(order.scenes), {engine, store, project, replace});
const result = await runPlan(plan, {
  ...parts,
  engine: {...parts.engine, pace: {...(engine.pace ?? usualPace), ...order.pace}},
  files,
  lockPath: project.lock,
  clock,
  ...(order.retryUnknown === true && {retryUnknown: true}),
  ...(order.budgetUsd !== undefined && {budget: {usd: order.budgetUsd, since: null}}),
});
const [cut] = result.results;
tell({
  kind: 'result',
  result: {
    kind: result.kind,
    counts: result.counts,
    failed: result.failed.map(({code, address, message}) => ({code, address, message})),
    skipped: result.skipped.map(({address}) => address),
    cut: cut === undefined ? null : {path: cut.path, digest: cut.record.digest},
  } satisfies FilmRan,
});
await compositor.close();
await engine.close();
await media.close();
journal.close();
await store.close();

/** Tells what became of requests whose answers were lost. */
function telling(kept: Journal): Journal {
  return {
    ...kept,
    adopted(id, job) {
      const isAdopted = kept.adopted(id, job);
      if (isAdopted) tell({kind: 'event', event: 'adopted'});
      return isAdopted;
    },
    abandoned(id, failure) {
      const isAbandoned = kept.abandoned(id, failure);
      if (isAbandoned) tell({kind: 'event', event: failure.code});
      return isAbandoned;
    },
    failed(id, failure) {
      kept.failed(id, failure);
      tell({kind: 'event', event: failure.code});
    },
  };
}
