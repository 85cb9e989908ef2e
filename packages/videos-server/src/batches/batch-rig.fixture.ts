import {EventEmitter, once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {onTestFinished} from 'vitest';
import {accountOf} from '../account.ts';
import {inTransaction, openDatabase} from '../database/open-database.ts';
import type {BatchFault} from '../faults/fault.ts';
import type {FileId} from '../files/file-id.ts';
import {openFileStore} from '../files/file-store.ts';
import {videoId, type VideoId} from '../ids.ts';
import {manualClock, type ManualClock} from '../manual-clock.fixture.ts';
import type {ServerEvents} from '../server-parts.ts';
import type {VideoRecord} from '../videos/video-record.ts';
import type {BatchId} from './batch-id.ts';
import type {BatchRecord} from './batch-record.ts';
import {openBatchRunner} from './batch-runner.ts';
import {isEnded, openBatchTable} from './batch-table.ts';
import type {BatchVideos} from './batch-videos.ts';
import {openLineTable, type LineAnswer} from './line-table.ts';

export const account = accountOf('key');

/** Batches on a real database, whose videos are made when the test says so. */
export function batchRig(options: {directory?: string; clock?: ManualClock; seed?: number} = {}) {
  const {directory = temporaryDirectory(), clock = manualClock(), seed = 1} = options;
  const scratch = join(directory, 'uploads');
  mkdirSync(scratch, {recursive: true});
  const database = openDatabase(join(directory, 'state.sqlite'), clock.now());
  const files = openFileStore({database, directory: join(directory, 'files'), clock});
  const batches = openBatchTable(database);
  const lines = openLineTable(database, () => seed);
  const events = new EventEmitter<ServerEvents>();
  let crash = (_error: Error): void => {};
  const crashed = new Promise<Error>((resolve) => {
    crash = resolve;
  });
  const videos = fakeVideos(events, database);
  const runner = openBatchRunner({
    clock,
    database,
    events,
    files,
    batches,
    lines,
    videos: videos.forBatches,
    scratch,
    onCrash: crash,
  });
  runner.resume();

  return {
    directory,
    clock,
    batches,
    files,
    videos,
    crashed: () => crashed,
    events,
    upload: (text: string): FileId => {
      const path = join(scratch, 'upload');
      writeFileSync(path, text);
      const sizeBytes = Buffer.byteLength(text);
      const purpose = 'batch';
      const createdAtMs = clock.now();
      return files.keep({account, name: 'in.jsonl', purpose, sizeBytes, createdAtMs, expiresAtMs: null}, path)
        .id;
    },
    submit: (inputFile: FileId, faults: readonly BatchFault[] = []): BatchId => {
      const createdAtMs = clock.now();
      const expiresAtMs = createdAtMs + 24 * 60 * 60 * 1000;
      const {id} = batches.insert({
        account,
        inputFile,
        metadata: null,
        outputSeconds: null,
        faults,
        createdAtMs,
        expiresAtMs,
      });
      events.emit('batchChanged', id);
      return id;
    },
    cancel: (id: BatchId) => {
      batches.move(id, batches.get(id)?.status ?? 'failed', 'cancelling', clock.now());
      events.emit('batchChanged', id);
    },
    batch: (id: BatchId): BatchRecord => {
      const batch = batches.get(id);
      if (batch === null) throw new Error(`no batch ${id}`);
      return batch;
    },
    /** Waits until the runner has nothing to do but wait. */
    idle: async (): Promise<void> => {
      for (let turns = 0; turns < 10; turns += 1) await setImmediate();
    },
    /** Waits until a batch has ended. */
    end: async (id: BatchId): Promise<BatchRecord> => {
      while (!isEnded(batches.get(id)?.status ?? 'failed')) await once(events, 'batchEnded');
      const batch = batches.get(id);
      if (batch === null) throw new Error(`no batch ${id}`);
      return batch;
    },
    read: async (file: FileId | null): Promise<readonly ResultLine[]> => {
      if (file === null) return [];
      const text = await readFile(files.pathOf(file), 'utf8');
      return text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
    close: async () => {
      await runner.close();
      database.close();
    },
  };
}

export type ResultLine = {
  readonly id: string;
  readonly custom_id: string;
  readonly response: {readonly status_code: number; readonly body: Record<string, unknown>} | null;
  readonly error: {readonly code: string} | null;
};

/** A line that asks for a video. */
export const aLine = (customId: string, body: Record<string, unknown> = {}): string =>
  JSON.stringify({custom_id: customId, method: 'POST', url: '/v1/videos', body: {prompt: customId, ...body}});

export const someLines = (count: number): string =>
  Array.from({length: count}, (_, index) => aLine(`line-${index + 1}`)).join('\n');

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'batches-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}

const aVideo: VideoRecord = {
  number: 1,
  id: videoId('video_1'),
  account,
  kind: 'create',
  model: 'sora-2',
  prompt: '',
  size: '720x1280',
  seconds: 4,
  source: null,
  requestKey: '',
  take: 1,
  paintJob: {size: '720x1280', parts: [], begins: 'nothing', source: 'none', keeps: 'whole'},
  batch: null,
  faults: [],
  createdAtMs: 0,
  readyAtMs: 0,
  keptMs: 0,
  madeAtMs: 0,
  error: null,
};

/** Videos that are no more than ids. A prompt of "refuse" is answered 400. */
function fakeVideos(events: EventEmitter<ServerEvents>, database: Parameters<typeof inTransaction>[0]) {
  const waiting = new Map<VideoId, BatchId>();
  const kept = new Map<BatchId, number>();
  const created: string[] = [];
  let holds = false;
  let changed = (): void => {};

  const endAs = (id: VideoId, status: string): void => {
    const batch = waiting.get(id);
    if (!waiting.delete(id) || batch === undefined) return;
    inTransaction(database, () => {
      events.emit('videoEnded', {...aVideo, id, batch, prompt: status});
    });
  };
  const forBatches: BatchVideos = {
    create: async (batch, fields, onCreated): Promise<LineAnswer | null> => {
      await setImmediate();
      const prompt = String(fields['prompt']);
      if (prompt === 'refuse') return {statusCode: 400, body: {error: {message: 'No.'}}};
      const id = videoId(`video_${prompt}`);
      inTransaction(database, () => onCreated(id));
      created.push(prompt);
      waiting.set(id, batch.id);
      if (holds) changed();
      else void setImmediate().then(() => endAs(id, prompt === 'fail' ? 'failed' : 'completed'));
      return null;
    },
    countUnmade: (batch) => [...waiting.values()].filter((each) => each === batch).length,
    answer: ({id, prompt}) => ({statusCode: 200, body: {id, status: prompt, expires_at: null}}),
    expire: (ids) => {
      for (const id of ids) endAs(id, 'expired');
    },
    isExpired: ({prompt}) => prompt === 'expired',
    keep: (batch, untilMs) => void kept.set(batch, untilMs),
  };
  return {
    forBatches,
    /** The prompts of all videos that were made, in order. */
    created,
    kept,
    /** From now on, videos are made when `finish` is called. */
    hold: () => {
      holds = true;
    },
    /** Waits until so many are being made. */
    untilHeld: async (count: number): Promise<void> => {
      while (waiting.size < count)
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
    },
    /** Takes on what an earlier server was making. */
    adopt: (prompt: string, batch: BatchId) => {
      waiting.set(videoId(`video_${prompt}`), batch);
    },
    finish: (count: number, status = 'completed') => {
      for (const id of [...waiting.keys()].slice(0, count)) endAs(id, status);
    },
    release: () => {
      holds = false;
      for (const id of waiting.keys()) endAs(id, 'completed');
    },
  };
}
