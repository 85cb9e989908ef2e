import type {Key, Plan} from '@matchcut/plan';
import {readLock} from '@matchcut/store';
import {realClock} from '../clock.ts';
import {describeFailure, type Failure} from '../failure.ts';
import {createLockKeeper} from '../lock-keeper.ts';
import {openEngineRun} from '../open-engine-run.ts';
import {refuse} from '../refuse.ts';
import {nameStep, type StepName} from '../run-event.ts';
import type {PricedStep, RunRefusal} from '../run-result.ts';
import {batchedSteps, prepareItem, type BatchItem} from './batch-item.ts';
import {batchesOf, type BatchOptions} from './batch-options.ts';
import {decideLostOrders} from './lost-orders.ts';
import {placeOrder} from './place-order.ts';
import {splitOrders} from './split-orders.ts';

/** A film's plan for batches, and its files. */
export type BatchedFilm = {readonly plan: Plan; readonly files: ReadonlyMap<string, string>};

export type BatchSubmission =
  | {
      readonly kind: 'submitted';
      readonly orders: number;
      /** Clips that are on their way with them. */
      readonly clips: number;
      readonly usd: number | null;
      /** Clips that were on their way before, in an order or live. */
      readonly underWay: number;
      readonly failed: readonly (StepName & Failure)[];
    }
  /** Nothing was ordered and nothing spent. */
  | ({readonly kind: 'refused'} & RunRefusal);

/**
 * Orders every clip of these films that can be in a batch and is neither there nor on its way. Films come one by
 * one, so that thousands of them need not be planned at once; orders are placed when all are known, so that money is
 * checked before any is spent. Throws `no-batches`, `batch-unknown`, and what placing an order throws.
 */
export async function submitBatches(
  films: AsyncIterable<BatchedFilm>,
  options: BatchOptions,
): Promise<BatchSubmission> {
  const {journal, lockPath, verifier, clock = realClock, signal} = options;
  const batches = batchesOf(options);
  const retrying = {clock, signal, onRetry: () => {}};
  await decideLostOrders(batches, options, retrying);

  const lock = await readLock(lockPath);
  const keeper = createLockKeeper(lockPath);
  const items = new Map<Key, BatchItem>();
  const names = new Map<Key, PricedStep>();
  const failed: (StepName & Failure)[] = [];
  for await (const {plan, files} of films) {
    const run = openEngineRun(options, {film: plan.film.id, lock, files, verifier});
    for (const step of batchedSteps(plan)) {
      signal?.throwIfAborted();
      if (items.has(step.key)) continue;
      try {
        const item = await prepareItem(step, plan, run, keeper);
        if (item === null) continue;
        items.set(step.key, item);
        names.set(step.key, {...nameStep(step), usd: step.price?.usd ?? null});
      } catch (error) {
        signal?.throwIfAborted();
        failed.push({...nameStep(step), ...describeFailure(error)});
      }
    }
  }

  const underWay = journal.inFlight(items.keys());
  for (const {key} of underWay) items.delete(key);
  const wanted = [...items.keys()].map((key) => names.get(key)).filter((step) => step !== undefined);
  const refusal = refuse(wanted, options.maxCostUsd, options.budget, journal);
  if (refusal) return {kind: 'refused', ...refusal};

  const orders = splitOrders(items.values(), batches.limits, ({request}) => batches.sizeOf(request.request));
  let clips = 0;
  for (const order of orders) {
    signal?.throwIfAborted();
    clips += await placeOrder(order, batches, options, retrying);
  }
  return {
    kind: 'submitted',
    orders: orders.length,
    clips,
    usd: totalOf(wanted),
    underWay: underWay.length,
    failed,
  };
}

function totalOf(steps: readonly PricedStep[]): number | null {
  let total = 0;
  for (const {usd} of steps) {
    if (usd === null) return null;
    total += usd;
  }
  return Number(total.toFixed(6));
}
