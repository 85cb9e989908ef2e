import {EngineError} from '@matchcut/engine';
import {collectBatches, submitBatches, type BatchedFilm, type BatchOptions} from '@matchcut/runner';
import {filmOfRow} from './film.ts';
import {tell} from './killed-process.ts';
import {openRun} from './open-run.ts';
import {planFilm} from './plan-film.ts';
import type {RowsOrder, RowsRan} from './run-order.ts';

// Orders the clips of a film with many props in batches of three, and collects them all, in a process of its own.
const order: RowsOrder = JSON.parse(process.argv[2] ?? '');
const run = await openRun(order);
const {batches} = run.engine;
if (batches === undefined) throw new Error('The engine takes no batches.');
const options: BatchOptions = {
  ...run,
  engine: {...run.engine, batches: {...batches, limits: {...batches.limits, requests: 3}}},
  verifier: run.compositor,
  lockPath: run.project.lock,
};

async function* films(): AsyncGenerator<BatchedFilm> {
  for (let row = 0; row < order.rows; row += 1) yield planFilm(filmOfRow(row), {...run, batch: true});
}

async function orderAndCollect(): Promise<RowsRan> {
  const submission = await submitBatches(films(), options);
  if (submission.kind === 'refused') throw new Error(submission.message);
  const failed = submission.failed.map(({code}) => code);
  for (let brought = 0; ;) {
    const collected = await collectBatches(options);
    brought += collected.brought;
    failed.push(...collected.failed.map(({code}) => code));
    if (collected.waiting === 0) return {ordered: submission.clips, brought, failed};
    await run.clock.sleep(collected.pollAfterMs ?? 1000, undefined);
  }
}

/** What the engine can't get over ends the run, as it ends the command. */
async function giveUp(error: unknown): Promise<RowsRan> {
  if (!EngineError.is(error)) throw error;
  return {ordered: 0, brought: 0, failed: [error.code]};
}

tell({kind: 'result', result: await orderAndCollect().catch(giveUp)});
await run.close();
