import {createHash} from 'node:crypto';
import type {DatabaseSync} from 'node:sqlite';
import {videoId, type VideoId} from '../ids.ts';
import {batchId, type BatchId} from './batch-id.ts';

export type NewLine = {
  /** From 1. */
  readonly line: number;
  readonly customId: string;
  /** The line as it was sent. */
  readonly request: string;
};

export type WaitingLine = {readonly line: number; readonly customId: string; readonly request: string};

/** An HTTP answer, as one that asks line by line would have got it. */
export type LineAnswer = {readonly statusCode: number; readonly body: unknown};

export type LineResult = {
  readonly line: number;
  readonly customId: string;
  readonly place: number;
  /** Null: the window closed before it was carried out. */
  readonly answer: LineAnswer | null;
};

/** The lines of batches, and the counts that batches keep of them. */
export type LineTable = {
  /** False where the batch has that `customId` already. */
  readonly insert: (batch: BatchId, line: NewLine) => boolean;
  readonly clear: (batch: BatchId) => void;
  readonly waiting: (batch: BatchId, limit: number) => readonly WaitingLine[];
  readonly running: (batch: BatchId) => readonly VideoId[];
  readonly hasRunning: (batch: BatchId) => boolean;
  /** The batch that a video is made for. */
  readonly batchOf: (video: VideoId) => BatchId | null;
  readonly markRunning: (batch: BatchId, line: number, video: VideoId) => void;
  readonly markRefused: (batch: BatchId, line: number, answer: LineAnswer) => void;
  /** `'expired'`: the window closed before its video was made. Tells the batch, null where the video is of none. */
  readonly markEnded: (video: VideoId, state: 'answered' | 'expired', answer: LineAnswer) => BatchId | null;
  /** What still waits is not carried out any more. */
  readonly expireWaiting: (batch: BatchId) => void;
  readonly hasExpired: (batch: BatchId) => boolean;
  /** The lines that have come to an end, in the order of the result files. */
  readonly results: (batch: BatchId, afterPlace: number, limit: number) => readonly LineResult[];
};

/** The seed shuffles the result files: with the same one, the same file is always shuffled in the same way. */
export function openLineTable(database: DatabaseSync, seed: () => number): LineTable {
  const insert = database.prepare(
    `insert into batch_lines (batch, line, custom_id, place, request, state) values (?, ?, ?, ?, ?, 'waiting')
     on conflict (batch, custom_id) do nothing`,
  );
  const clear = database.prepare('delete from batch_lines where batch = ?');
  const waiting = database.prepare(
    `select line, custom_id, request from batch_lines where batch = ? and state = 'waiting' order by line limit ?`,
  );
  const running = database.prepare(
    `select video from batch_lines where batch = ? and state = 'running' order by line`,
  );
  const hasRunning = database.prepare(
    `select exists (select 1 from batch_lines where batch = ? and state = 'running') as found`,
  );
  const batchOf = database.prepare('select batch from batch_lines where video = ?');
  const markRunning = database.prepare(
    `update batch_lines set state = 'running', video = ?, request = null where batch = ? and line = ?`,
  );
  const markRefused = database.prepare(
    `update batch_lines set state = 'refused', status_code = ?, answer = ?, request = null where batch = ? and line = ?`,
  );
  const markEnded = database.prepare(
    `update batch_lines set state = ?, status_code = ?, answer = ? where video = ? and state = 'running' returning batch`,
  );
  const expireWaiting = database.prepare(
    `update batch_lines set state = 'expired', request = null where batch = ? and state = 'waiting'`,
  );
  const hasExpired = database.prepare(
    `select exists (select 1 from batch_lines where batch = ? and state = 'expired') as found`,
  );
  const results = database.prepare(
    `select line, custom_id, place, status_code, answer from batch_lines
     where batch = ? and place > ? and state in ('answered', 'refused', 'expired') order by place limit ?`,
  );
  const count = database.prepare(
    'update batches set completed = completed + ?, failed = failed + ? where id = ?',
  );

  return {
    insert: (batch, {line, customId, request}) =>
      insert.run(batch, line, customId, placeOf(seed(), customId, line), request).changes === 1,
    clear: (batch) => void clear.run(batch),
    waiting: (batch, limit) =>
      waiting.all(batch, limit).map((row) => ({
        line: Number(row['line']),
        customId: String(row['custom_id']),
        request: String(row['request']),
      })),
    running: (batch) => running.all(batch).map(({video}) => videoId(String(video))),
    hasRunning: (batch) => hasRunning.get(batch)?.['found'] === 1,
    batchOf: (video) => {
      const row = batchOf.get(video);
      return row === undefined ? null : batchId(String(row['batch']));
    },
    markRunning: (batch, line, video) => void markRunning.run(video, batch, line),
    markRefused: (batch, line, {statusCode, body}) => {
      markRefused.run(statusCode, JSON.stringify(body), batch, line);
      count.run(0, 1, batch);
    },
    markEnded: (video, state, {statusCode, body}) => {
      const row = markEnded.get(state, statusCode, JSON.stringify(body), video);
      if (row === undefined) return null;
      const batch = batchId(String(row['batch']));
      count.run(1, 0, batch);
      return batch;
    },
    expireWaiting: (batch) => void count.run(0, expireWaiting.run(batch).changes, batch),
    hasExpired: (batch) => hasExpired.get(batch)?.['found'] === 1,
    results: (batch, afterPlace, limit) =>
      results.all(batch, afterPlace, limit).map((row) => ({
        line: Number(row['line']),
        customId: String(row['custom_id']),
        place: Number(row['place']),
        answer:
          row['answer'] === null
            ? null
            : {statusCode: Number(row['status_code']), body: JSON.parse(String(row['answer']))},
      })),
  };
}

/** Unique in a batch, as it ends in the line. A file has fewer than 65,536 of them. */
function placeOf(seed: number, customId: string, line: number): number {
  const hash = createHash('sha256').update(`${seed}:${customId}`).digest().readUInt32BE();
  return hash * 65_536 + line;
}
