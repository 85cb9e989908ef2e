import {
  EngineError,
  type BatchJob,
  type BatchResult,
  type BatchStatus,
  type EngineBatches,
} from '@matchcut/engine';
import type {BatchEntry, JournalBatch} from '@matchcut/store';
import type {Failure} from '../failure.ts';
import {withRetries, type RetryOptions} from '../retry.ts';
import type {BatchOptions} from './batch-options.ts';

type Failed = BatchResult & {readonly kind: 'failed'};

/**
 * Writes down what has become of an order's requests. When to ask again, as the provider says; `null` where it does
 * not, or nothing more will come of the order.
 */
export async function recordResults(
  order: JournalBatch & {readonly job: BatchJob},
  batches: EngineBatches,
  {journal, signal}: Pick<BatchOptions, 'journal' | 'signal'>,
  retrying: RetryOptions,
  onFailed: (key: string, failure: Failure) => void,
): Promise<number | null> {
  const {id, job} = order;
  const {status, results} = await ask();
  if (status.kind === 'refused') {
    const failure = {code: 'engine-refused-request', message: status.message};
    for (const {key} of journal.batches.open(id))
      onFailed(key, {...failure, hint: 'Nothing of the order was made; change what the message names.'});
    journal.batches.failed(id, failure);
    return null;
  }
  const byId = new Map(results.map((result) => [result.id, result]));
  for (const entry of journal.batches.open(id)) {
    const result = byId.get(entry.key) ?? (status.kind === 'ended' ? unanswered(entry.key) : undefined);
    if (result !== undefined) record(entry, result);
  }
  if (status.kind === 'running') return status.pollAfterMs ?? null;
  journal.batches.ended(id);
  return null;

  async function ask(): Promise<{readonly status: BatchStatus; readonly results: readonly BatchResult[]}> {
    const call = signal ? {signal} : {};
    try {
      const status = await withRetries(() => batches.status(job, call), retrying);
      if (status.kind === 'refused') return {status, results: []};
      return {status, results: await withRetries(() => batches.results(job, call), retrying)};
    } catch (error) {
      // Providers forget orders. Else this one would stand in the way of all others for ever.
      if (!EngineError.is(error) || error.code !== 'engine-job-unknown') throw error;
      return {status: {kind: 'ended'}, results: []};
    }
  }

  /** Whoever collects at the same time may have been faster: then it stands in the journal. */
  function record({id: entry, key}: BatchEntry, result: BatchResult): void {
    if (result.kind === 'made' && journal.adopted(entry, result.job)) return;
    const {code, message, isBilled} = result.kind === 'made' ? takenByAnother(result) : result;
    const isFirst = journal.abandoned(entry, {code, message, ...(isBilled !== null && {isBilled})});
    if (isFirst) onFailed(key, {code, message, hint: 'Order it again, or change its prompt.'});
  }
}

function unanswered(id: string): Failed {
  const message = 'The order ended without a result for it.';
  return {id, kind: 'failed', code: 'batch-unanswered', message, isBilled: null};
}

/** Whoever has it paid for it, so that this one costs nothing. */
function takenByAnother({id, job}: BatchResult & {readonly kind: 'made'}): Failed {
  const message = `Job ${job.id} was taken for the answer to a request for the same that was lost.`;
  return {id, kind: 'failed', code: 'batch-unanswered', message, isBilled: false};
}
