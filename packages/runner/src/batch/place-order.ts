import {randomUUID} from 'node:crypto';
import {EngineError, type EngineBatches} from '@matchcut/engine';
import {describeFailure} from '../failure.ts';
import {withRetries, type RetryOptions} from '../retry.ts';
import type {BatchItem} from './batch-item.ts';
import type {BatchOptions} from './batch-options.ts';
import {decideLostOrders} from './lost-orders.ts';

/** How often an order that surely was not placed is tried again. */
const mostTries = 3;

/** Places one order; answers how many of its clips are on their way with it. */
export async function placeOrder(
  items: readonly BatchItem[],
  batches: EngineBatches,
  options: BatchOptions,
  retrying: RetryOptions,
): Promise<number> {
  const {engine, journal} = options;
  const requests = new Map(items.map(({request}) => [request.id, request]));
  for (let attempt = 1; ; attempt += 1) {
    const id = randomUUID();
    const intents = items.map(({intent}) => intent);
    const entries = journal.batches.intend({id, engine: engine.id, model: engine.model, intents});
    const ordered = entries.map(({key}) => requests.get(key)).filter((request) => request !== undefined);
    if (ordered.length === 0) {
      journal.batches.failed(id, {code: 'order-empty', message: 'All of it is on its way already.'});
      return 0;
    }
    try {
      // Not aborted: an order that nobody waits for might be billed and lost.
      journal.batches.placed(id, await withRetries(() => batches.submit({id, requests: ordered}), retrying));
      return ordered.length;
    } catch (error) {
      if (EngineError.is(error) && error.code !== 'engine-lost-answer') {
        journal.batches.failed(id, describeFailure(error));
        throw error;
      }
      journal.batches.lost(id);
      await decideLostOrders(batches, options, retrying);
      const isPlaced = journal.batches.list().some((order) => order.id === id);
      if (isPlaced) return ordered.length;
      if (attempt >= mostTries) throw error;
    }
  }
}
