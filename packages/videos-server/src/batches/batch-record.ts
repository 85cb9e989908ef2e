import type {SQLOutputValue} from 'node:sqlite';
import {accountId, type AccountId} from '../account.ts';
import type {BatchFault} from '../faults/fault.ts';
import {fileId, type FileId} from '../files/file-id.ts';
import {batchId, type BatchId} from './batch-id.ts';

export type BatchEnd = 'failed' | 'completed' | 'expired' | 'cancelled';

export type BatchStatus = 'validating' | 'in_progress' | 'finalizing' | 'cancelling' | BatchEnd;

/** What is wrong with a file. */
export type BatchError = {
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
  /** From 1; null where no one line is to blame. */
  readonly line: number | null;
};

export type NewBatch = {
  readonly account: AccountId;
  readonly inputFile: FileId;
  readonly metadata: Readonly<Record<string, string>> | null;
  /** How long the result files are kept. */
  readonly outputSeconds: number | null;
  /** What goes wrong with it, on purpose. */
  readonly faults: readonly BatchFault[];
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
};

export type BatchRecord = NewBatch & {
  readonly id: BatchId;
  /** Rises with each batch: the order of lists. */
  readonly number: number;
  readonly status: BatchStatus;
  readonly model: string | null;
  readonly errors: readonly BatchError[];
  readonly counts: {readonly total: number; readonly completed: number; readonly failed: number};
  readonly outputFile: FileId | null;
  readonly errorFile: FileId | null;
  /** When it came to be in each state that it was in. */
  readonly reachedAtMs: Readonly<Record<Exclude<BatchStatus, 'validating'>, number | null>>;
};

type Row = Readonly<Record<string, SQLOutputValue>>;

export function readBatch(row: Row): BatchRecord {
  return {
    number: Number(row['number']),
    id: batchId(String(row['id'])),
    account: accountId(String(row['account'])),
    inputFile: fileId(String(row['input_file'])),
    metadata: row['metadata'] === null ? null : JSON.parse(String(row['metadata'])),
    outputSeconds: numberOrNull(row, 'output_seconds'),
    status: row['status'] as BatchStatus,
    model: row['model'] === null ? null : String(row['model']),
    errors: JSON.parse(String(row['errors'])),
    counts: {
      total: Number(row['total']),
      completed: Number(row['completed']),
      failed: Number(row['failed']),
    },
    outputFile: row['output_file'] === null ? null : fileId(String(row['output_file'])),
    errorFile: row['error_file'] === null ? null : fileId(String(row['error_file'])),
    faults: JSON.parse(String(row['faults'])),
    createdAtMs: Number(row['created_at']),
    expiresAtMs: Number(row['expires_at']),
    reachedAtMs: {
      in_progress: numberOrNull(row, 'in_progress_at'),
      finalizing: numberOrNull(row, 'finalizing_at'),
      completed: numberOrNull(row, 'completed_at'),
      failed: numberOrNull(row, 'failed_at'),
      expired: numberOrNull(row, 'expired_at'),
      cancelling: numberOrNull(row, 'cancelling_at'),
      cancelled: numberOrNull(row, 'cancelled_at'),
    },
  };
}

const numberOrNull = (row: Row, column: string): number | null =>
  row[column] === null ? null : Number(row[column]);
