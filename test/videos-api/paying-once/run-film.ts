import {runPlan} from '@matchcut/runner';
import {filmOf} from './film.ts';
import {tell} from './killed-process.ts';
import {openRun} from './open-run.ts';
import {planFilm} from './plan-film.ts';
import type {FilmOrder, FilmRan} from './run-order.ts';

// Carries a film out once, in a process of its own.
const order: FilmOrder = JSON.parse(process.argv[2] ?? '');
const {scenes, replace = [], retryUnknown = false, budgetUsd} = order;
const run = await openRun(order);
const {plan, files} = await planFilm(filmOf(scenes), {...run, replace});
const {kind, counts, failed, skipped, results} = await runPlan(plan, {
  ...run,
  files,
  lockPath: run.project.lock,
  retryUnknown,
  ...(budgetUsd !== undefined && {budget: {usd: budgetUsd, since: null}}),
});
const [cut] = results;
tell({
  kind: 'result',
  result: {
    kind,
    counts,
    failed: failed.map(({code, address, message}) => ({code, address, message})),
    skipped: skipped.map(({address}) => address),
    cut: cut === undefined ? null : {path: cut.path, digest: cut.record.digest},
  } satisfies FilmRan,
});
await run.close();
