import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {EventEmitter} from 'node:events';
import type {DatabaseSync} from 'node:sqlite';
import type {Clock} from '../clock.ts';
import {inTransaction} from '../database/open-database.ts';
import type {FileStore} from '../files/file-store.ts';
import type {FileId} from '../files/file-id.ts';
import type {ServerEvents} from '../server-parts.ts';
import type {BatchId} from './batch-id.ts';
import type {BatchEnd, BatchRecord} from './batch-record.ts';
import {isEnded, type BatchTable} from './batch-table.ts';
import type {BatchVideos} from './batch-videos.ts';
import {bodyOfLine} from './check-line.ts';
import type {LineTable, WaitingLine} from './line-table.ts';
import {validateBatch} from './validate-batch.ts';
import {writeResults, type ResultPath} from './write-results.ts';

/** Carries batches out. Where each of them stands is read from its rows, so it goes on after a restart. */
export type BatchRunner = {
  /** Goes on with all that an earlier server left. */
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

export type BatchRunnerParts = {
  readonly clock: Clock;
  readonly database: DatabaseSync;
  readonly events: EventEmitter<ServerEvents>;
  readonly files: FileStore;
  readonly batches: BatchTable;
  readonly lines: LineTable;
  readonly videos: BatchVideos;
  /** Where result files are written until they are kept. */
  readonly scratch: string;
  /** Told of the server's own mistakes. */
  readonly onCrash: (error: Error) => void;
};

/** Videos of one batch that wait to be made. Others' videos wait behind no more than these. */
const linesAtOnce = 32;

/** How long a batch that was called off waits for what it had begun. */
const patienceMs = 10 * 60 * 1000;

const keptMs = 24 * 60 * 60 * 1000;

export function openBatchRunner(parts: BatchRunnerParts): BatchRunner {
  const {clock, database, events, files, batches, lines, videos, scratch, onCrash} = parts;
  const working = new Map<BatchId, {again: boolean; done: Promise<void>}>();
  const alarms = new Map<BatchId, () => void>();
  const stop = new AbortController();

  const wake = (id: BatchId): void => {
    if (stop.signal.aborted) return;
    const busy = working.get(id);
    if (busy !== undefined) {
      busy.again = true;
      return;
    }
    const work = {again: false, done: Promise.resolve()};
    working.set(id, work);
    work.done = run(id, work);
  };

  const run = async (id: BatchId, work: {again: boolean}): Promise<void> => {
    try {
      do {
        work.again = false;
        await setImmediate();
        const batch = stop.signal.aborted ? null : batches.get(id);
        if (batch !== null) await advance(batch);
      } while (work.again && !stop.signal.aborted);
    } catch (error) {
      onCrash(error instanceof Error ? error : new Error(String(error)));
    } finally {
      working.delete(id);
    }
  };

  const advance = async (batch: BatchRecord): Promise<void> => {
    switch (batch.status) {
      case 'validating':
        return validate(batch);
      case 'in_progress':
        return carryOut(batch);
      case 'finalizing':
        return finish(batch, lines.hasExpired(batch.id) ? 'expired' : 'completed');
      case 'cancelling':
        return callOff(batch);
      case 'failed':
      case 'completed':
      case 'expired':
      case 'cancelled':
        return undefined;
      default:
        return batch.status satisfies never;
    }
  };

  const validate = async ({id, inputFile}: BatchRecord): Promise<void> => {
    const found = await validateBatch(id, files.pathOf(inputFile), {database, lines});
    inTransaction(database, () => {
      if (found.kind === 'valid') {
        batches.setValid(id, found);
        batches.move(id, 'validating', 'in_progress', clock.now());
      } else {
        batches.setErrors(id, found.errors);
        batches.move(id, 'validating', 'failed', clock.now());
        tellEnd(id);
      }
    });
    wake(id);
  };

  const carryOut = async ({id, expiresAtMs}: BatchRecord): Promise<void> => {
    wakeAt(id, expiresAtMs);
    for (;;) {
      const batch = batches.get(id);
      if (stop.signal.aborted || batch?.status !== 'in_progress') return;
      const ended = batch.counts.completed + batch.counts.failed;
      const fault = batch.faults.find(({afterLines}) => afterLines <= ended);
      if (clock.now() >= expiresAtMs || fault?.kind === 'batch-expired') return closeWindow(id);
      if (fault?.kind === 'batch-cancelled') return move(id, 'cancelling');
      const [line] = lines.waiting(id, 1);
      if (line === undefined && !lines.hasRunning(id)) return move(id, 'finalizing');
      if (line === undefined || videos.countUnmade(id) >= linesAtOnce) return;
      await carryOutLine(batch, line);
    }
  };

  const move = (id: BatchId, to: 'cancelling' | 'finalizing'): void => {
    batches.move(id, 'in_progress', to, clock.now());
    wake(id);
  };

  const carryOutLine = async (batch: BatchRecord, {line, request}: WaitingLine): Promise<void> => {
    const answer = await videos.create(batch, bodyOfLine(request), (video) =>
      lines.markRunning(batch.id, line, video),
    );
    if (answer !== null) inTransaction(database, () => lines.markRefused(batch.id, line, answer));
    // A file of nothing but mistakes would keep everybody else waiting.
    await setImmediate();
  };

  const callOff = async (batch: BatchRecord): Promise<void> => {
    const {id, reachedAtMs} = batch;
    const patientUntilMs = (reachedAtMs.cancelling ?? 0) + patienceMs;
    wakeAt(id, patientUntilMs);
    if (clock.now() >= patientUntilMs) inTransaction(database, () => videos.expire(lines.running(id)));
    return lines.hasRunning(id) ? undefined : finish(batch, 'cancelled');
  };

  const wakeAt = (id: BatchId, atMs: number): void => {
    alarms.get(id)?.();
    alarms.set(
      id,
      clock.runAt(atMs, () => wake(id)),
    );
  };

  const closeWindow = (id: BatchId): void => {
    inTransaction(database, () => {
      lines.expireWaiting(id);
      videos.expire(lines.running(id));
      batches.move(id, 'in_progress', 'finalizing', clock.now());
    });
    wake(id);
  };

  const finish = async (batch: BatchRecord, end: BatchEnd): Promise<void> => {
    const {id, status} = batch;
    const folder = await mkdtemp(join(scratch, 'batch-'));
    try {
      const endedAtMs = clock.now();
      const keptUntilMs = endedAtMs + keptMs;
      const results = await writeResults(id, {folder, lines, expiresAtMs: keptUntilMs});
      inTransaction(database, () => {
        batches.setFiles(id, {
          output: keepResult(batch, 'output', results.output, endedAtMs),
          errors: keepResult(batch, 'error', results.errors, endedAtMs),
        });
        videos.keep(id, keptUntilMs);
        batches.move(id, status, end, endedAtMs);
        lines.clear(id);
        tellEnd(id);
      });
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  };

  const keepResult = (
    {id, account, outputSeconds}: BatchRecord,
    kind: 'output' | 'error',
    result: ResultPath | null,
    createdAtMs: number,
  ): FileId | null => {
    if (result === null) return null;
    const file = {
      account,
      name: `${id}_${kind}.jsonl`,
      purpose: 'batch_output',
      sizeBytes: result.sizeBytes,
      createdAtMs,
      expiresAtMs: outputSeconds === null ? null : createdAtMs + outputSeconds * 1000,
    } as const;
    return files.keep(file, result.path).id;
  };

  const tellEnd = (id: BatchId): void => {
    const batch = batches.get(id);
    // Somebody may have called it off meanwhile; then that is its end.
    if (batch === null || !isEnded(batch.status)) return;
    alarms.get(id)?.();
    alarms.delete(id);
    events.emit('batchEnded', batch);
  };

  events.on('batchChanged', wake);
  events.on('videoMade', (video) => {
    const batch = lines.batchOf(video);
    if (batch !== null) wake(batch);
  });
  events.on('videoEnded', (video) => {
    if (video.batch === null) return;
    const state = videos.isExpired(video) ? 'expired' : 'answered';
    const batch = lines.markEnded(video.id, state, videos.answer(video));
    if (batch !== null) wake(batch);
  });

  return {
    resume: () => {
      for (const id of batches.unfinished()) wake(id);
    },
    close: async () => {
      stop.abort();
      for (const cancel of alarms.values()) cancel();
      await Promise.all([...working.values()].map(({done}) => done));
    },
  };
}
