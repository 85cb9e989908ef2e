import {unixSeconds} from '../clock.ts';
import type {BatchError, BatchRecord, BatchStatus} from './batch-record.ts';
import {batchEndpoint} from './check-line.ts';

/** A batch as the protocol writes it. Times in seconds since 1970. */
export type BatchResource = {
  readonly id: string;
  readonly object: 'batch';
  readonly endpoint: string;
  readonly model: string | null;
  readonly errors: {readonly object: 'list'; readonly data: readonly BatchError[]} | null;
  readonly input_file_id: string;
  readonly completion_window: '24h';
  readonly status: BatchStatus;
  readonly output_file_id: string | null;
  readonly error_file_id: string | null;
  readonly created_at: number;
  readonly in_progress_at: number | null;
  readonly expires_at: number;
  readonly finalizing_at: number | null;
  readonly completed_at: number | null;
  readonly failed_at: number | null;
  readonly expired_at: number | null;
  readonly cancelling_at: number | null;
  readonly cancelled_at: number | null;
  readonly request_counts: BatchRecord['counts'];
  readonly metadata: Readonly<Record<string, string>> | null;
};

export function presentBatch(batch: BatchRecord): BatchResource {
  const {reachedAtMs} = batch;
  return {
    id: batch.id,
    object: 'batch',
    endpoint: batchEndpoint,
    model: batch.model,
    errors: batch.errors.length > 0 ? {object: 'list', data: batch.errors} : null,
    input_file_id: batch.inputFile,
    completion_window: '24h',
    status: batch.status,
    output_file_id: batch.outputFile,
    error_file_id: batch.errorFile,
    created_at: unixSeconds(batch.createdAtMs),
    in_progress_at: secondsOrNull(reachedAtMs.in_progress),
    expires_at: unixSeconds(batch.expiresAtMs),
    finalizing_at: secondsOrNull(reachedAtMs.finalizing),
    completed_at: secondsOrNull(reachedAtMs.completed),
    failed_at: secondsOrNull(reachedAtMs.failed),
    expired_at: secondsOrNull(reachedAtMs.expired),
    cancelling_at: secondsOrNull(reachedAtMs.cancelling),
    cancelled_at: secondsOrNull(reachedAtMs.cancelled),
    request_counts: batch.counts,
    metadata: batch.metadata,
  };
}

const secondsOrNull = (ms: number | null): number | null => (ms === null ? null : unixSeconds(ms));
