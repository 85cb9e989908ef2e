import {parseKey, type StepOf} from '@matchcut/plan';
import {inParallel, readLock} from '@matchcut/store';
import {realClock} from '../clock.ts';
import {endStoredJobs} from '../end-stored-jobs.ts';
import {engineTask} from '../engine-task.ts';
import {describeFailure, type Failure} from '../failure.ts';
import {finishJob, isTaken} from '../finish-job.ts';
import {openEngineRun} from '../open-engine-run.ts';
import {nameStep, type StepName} from '../run-event.ts';
import type {EngineRun} from '../run.ts';
import type {Artifacts} from '../step-inputs.ts';
import {batchesOf, type BatchOptions} from './batch-options.ts';
import {decideLostOrders} from './lost-orders.ts';
import {orderedStep} from './ordered-step.ts';
import {recordResults} from './record-results.ts';

export type CollectOptions = BatchOptions & {
  /** Told after each clip that was brought. */
  readonly onBrought?: (brought: number, total: number) => void;
};

export type BatchCollection = {
  /** Clips that are in the store now and were not before. */
  readonly brought: number;
  /** First lines of the prompts tell shots of one film with many props apart. */
  readonly failed: readonly (StepName & Failure & {readonly prompt: string})[];
  /** Clips whose results have not come yet. */
  readonly waiting: number;
  /** When it is worth looking again, where the provider says so. */
  readonly pollAfterMs: number | null;
};

/** Downloads at once: links live for a day, and a thousand clips at once would be none. */
const downloads = 4;

/**
 * Writes down what has become of all orders, and brings every clip that is ready. Nothing new is asked for, so it
 * may be interrupted and repeated at will. Throws `no-batches`, `batch-unknown`.
 */
export async function collectBatches(options: CollectOptions): Promise<BatchCollection> {
  const {engine, journal, store, lockPath, verifier, clock = realClock, signal, onBrought} = options;
  const batches = batchesOf(options);
  const retrying = {clock, signal, onRetry: () => {}};
  await decideLostOrders(batches, options, retrying);
  await endStoredJobs(journal, store);

  const failed: (StepName & Failure & {readonly prompt: string})[] = [];
  let pollAfterMs: number | null = null;
  for (const order of journal.batches.list()) {
    if (order.engine !== engine.id || order.state !== 'placed' || order.job === null) continue;
    const before = journal.inFlight(journal.batches.open(order.id).map(({key}) => key));
    const waitMs = await recordResults(
      {...order, job: order.job},
      batches,
      options,
      retrying,
      (key, failure) => {
        const entry = before.find((one) => one.key === key);
        const step = entry && orderedStep(entry);
        if (step) failed.push(failureOf(step, failure));
      },
    );
    if (waitMs !== null) pollAfterMs = Math.min(waitMs, pollAfterMs ?? Infinity);
  }

  const lock = await readLock(lockPath);
  const ready = journal.inFlight().filter((entry) => entry.engine === engine.id && entry.batch !== null);
  const taken = ready.filter(isTaken);
  let brought = 0;
  await inParallel(taken, downloads, async (entry) => {
    signal?.throwIfAborted();
    const step = orderedStep(entry);
    if (step === null) return;
    const run = openEngineRun(options, {film: entry.film, lock, files: new Map(), verifier});
    const artifacts = await openCast(step, run);
    try {
      await finishJob(entry, step, artifacts, engineTask(step, artifacts, run), run);
      brought += 1;
      onBrought?.(brought, taken.length);
    } catch (error) {
      signal?.throwIfAborted();
      failed.push(failureOf(step, describeFailure(error)));
    }
  });
  return {brought, failed, waiting: ready.length - taken.length, pollAfterMs};
}

/** The characters that an ordered clip was made with, as far as they are still there: its record names them. */
async function openCast({request}: StepOf<'clip'>, {store}: EngineRun): Promise<Artifacts> {
  const keys = request.identities.flatMap(({key}) => {
    const parsed = key === null ? null : parseKey(key);
    return parsed === null ? [] : [parsed];
  });
  const there = await store.lookup(keys);
  return new Map(
    await Promise.all([...there.keys()].map(async (key) => [key, await store.open(key)] as const)),
  );
}

function failureOf(step: StepOf<'clip'>, failure: Failure): StepName & Failure & {readonly prompt: string} {
  return {...nameStep(step), ...failure, prompt: step.request.prompt.split('\n')[0] ?? ''};
}
