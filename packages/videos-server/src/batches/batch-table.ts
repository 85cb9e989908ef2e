import type {DatabaseSync} from 'node:sqlite';
import type {AccountId} from '../account.ts';
import type {FileId} from '../files/file-id.ts';
import {batchId, makeBatchId, type BatchId} from './batch-id.ts';
import {
  readBatch,
  type BatchEnd,
  type BatchError,
  type BatchRecord,
  type BatchStatus,
  type NewBatch,
} from './batch-record.ts';

export type BatchListQuery = {
  readonly after: BatchRecord | null;
  readonly limit: number;
  readonly order: 'asc' | 'desc';
};

/** The rows of batches. Every call is in the database when it returns. */
export type BatchTable = {
  readonly insert: (batch: NewBatch) => BatchRecord;
  readonly get: (id: BatchId) => BatchRecord | null;
  readonly find: (account: AccountId, id: string) => BatchRecord | null;
  readonly list: (account: AccountId, query: BatchListQuery) => readonly BatchRecord[];
  /** Whosesoever they are, oldest first. */
  readonly unfinished: () => readonly BatchId[];
  /** Nothing where it is not in `from` any more: then somebody else has moved it. */
  readonly move: (
    id: BatchId,
    from: BatchStatus,
    to: Exclude<BatchStatus, 'validating'>,
    atMs: number,
  ) => void;
  readonly setValid: (id: BatchId, found: {readonly model: string; readonly total: number}) => void;
  readonly setErrors: (id: BatchId, errors: readonly BatchError[]) => void;
  readonly setFiles: (id: BatchId, files: ResultFiles) => void;
};

export type ResultFiles = {readonly output: FileId | null; readonly errors: FileId | null};

export const isEnded = (status: BatchStatus): status is BatchEnd =>
  status === 'failed' || status === 'completed' || status === 'expired' || status === 'cancelled';

export function openBatchTable(database: DatabaseSync): BatchTable {
  const insert = database.prepare(
    `insert into batches (id, account, input_file, metadata, output_seconds, status, faults, created_at, expires_at)
     values (?, ?, ?, ?, ?, 'validating', ?, ?, ?) returning *`,
  );
  const get = database.prepare('select * from batches where id = ?');
  const find = database.prepare('select * from batches where account = ? and id = ?');
  const list = (comparison: string, order: string) =>
    database.prepare(
      `select * from batches where account = ? and number ${comparison} ? order by number ${order} limit ?`,
    );
  const lists = {asc: list('>', 'asc'), desc: list('<', 'desc')};
  const unfinished = database.prepare(
    `select id from batches where status in ('validating', 'in_progress', 'finalizing', 'cancelling') order by number`,
  );
  const move = (to: string) =>
    database.prepare(`update batches set status = '${to}', ${to}_at = ? where id = ? and status = ?`);
  const moves = {
    in_progress: move('in_progress'),
    finalizing: move('finalizing'),
    completed: move('completed'),
    failed: move('failed'),
    expired: move('expired'),
    cancelling: move('cancelling'),
    cancelled: move('cancelled'),
  };
  const setValid = database.prepare('update batches set model = ?, total = ? where id = ?');
  const setErrors = database.prepare('update batches set errors = ? where id = ?');
  const setFiles = database.prepare('update batches set output_file = ?, error_file = ? where id = ?');

  return {
    insert: ({account, inputFile, metadata, outputSeconds, faults, createdAtMs, expiresAtMs}) =>
      readBatch(
        insert.get(
          makeBatchId(),
          account,
          inputFile,
          metadata === null ? null : JSON.stringify(metadata),
          outputSeconds,
          JSON.stringify(faults),
          createdAtMs,
          expiresAtMs,
        ) ?? {},
      ),
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : readBatch(row);
    },
    find: (account, id) => {
      const row = find.get(account, id);
      return row === undefined ? null : readBatch(row);
    },
    list: (account, {after, limit, order}) => {
      const from = after?.number ?? (order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER);
      return lists[order].all(account, from, limit).map(readBatch);
    },
    unfinished: () => unfinished.all().map(({id}) => batchId(String(id))),
    move: (id, from, to, atMs) => void moves[to].run(atMs, id, from),
    setValid: (id, {model, total}) => void setValid.run(model, total, id),
    setErrors: (id, errors) => void setErrors.run(JSON.stringify(errors), id),
    setFiles: (id, {output, errors}) => void setFiles.run(output, errors, id),
  };
}
