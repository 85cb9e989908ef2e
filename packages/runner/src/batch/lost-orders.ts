import type {EngineBatches} from '@matchcut/engine';
import type {JournalBatch} from '@matchcut/store';
import {isAnswerExpected} from '../answer-expected.ts';
import {withRetries, type RetryOptions} from '../retry.ts';
import {RunnerError} from '../runner-error.ts';
import type {BatchOptions} from './batch-options.ts';

/**
 * Decides about orders whose answer was lost, as `decideLostJob` does about single requests: an order is taken up
 * where the provider has it, freed where it surely has not, and else nobody guesses. Orders that another process is
 * placing right now are left to it. Throws `batch-unknown`.
 */
export async function decideLostOrders(
  batches: EngineBatches,
  {journal, engine, retryUnknown = false, signal}: BatchOptions,
  retrying: RetryOptions,
): Promise<void> {
  for (const order of journal.batches.list()) {
    const {id, state, intendedAt} = order;
    if (order.engine !== engine.id || state !== 'intended') continue;
    if (isAnswerExpected(order, retrying.clock.now())) continue;
    const found = await withRetries(() => batches.find(id, signal ? {signal} : {}), retrying);
    switch (found.kind) {
      case 'found':
        journal.batches.placed(id, found.batch);
        break;
      case 'absent':
        journal.batches.abandoned(id, {
          code: 'order-never-placed',
          message: 'The provider has no such order.',
        });
        break;
      case 'undecided':
        if (!retryUnknown) throw unknown(order, intendedAt, found.message);
        journal.batches.abandoned(id, {code: 'order-given-up', message: found.message});
        break;
      default:
        found satisfies never;
    }
  }
}

function unknown({id, entries}: JournalBatch, intendedAt: string, why: string): RunnerError {
  return new RunnerError(
    'batch-unknown',
    `Order ${id} of ${entries.open} clips was about to be placed at ${intendedAt}, and the answer was lost. It may ` +
      `exist and be billed, so it is not placed again. ${why}`,
  );
}
