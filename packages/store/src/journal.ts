import {mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import type {Digest, Key} from '@matchcut/plan';
import {diskError} from './disk-error.ts';
import {
  inFlightColumns,
  readInFlight,
  type EntryId,
  type InFlightJob,
  type JobIntent,
  type JournalJob,
} from './journal-row.ts';
import {migrateJournal} from './journal-schema.ts';
import {readSpending, readSpent, type Spending, type Spent} from './journal-spending.ts';
import {thisProcess, writeOwner} from './owner.ts';
import {StoreError} from './store-error.ts';

/**
 * The durable record of engine jobs and of money. Each call is on the disk when it returns. Any number of
 * processes may use it at once.
 */
export interface Journal {
  /**
   * Says that an engine is about to be asked, before it is. There is at most one job in flight for a key, in
   * all processes together: where there is one already, it is answered and nothing is written.
   */
  intend(intent: JobIntent): Intended;
  /** The engine has answered with a job. */
  submitted(id: EntryId, job: JournalJob): void;
  /** The job's clip is in the store. */
  completed(id: EntryId, result: {readonly digest: Digest}): void;
  /** The engine refused, or the job failed, or it was given up: the key may be asked for again. */
  failed(id: EntryId, failure: {readonly code: string; readonly message: string}): void;
  /** The answer to an intent will never come; nobody has to wait for its process any more. */
  lost(id: EntryId): void;
  /** Jobs without a result: of these keys, or all. */
  inFlight(keys?: Iterable<Key>): readonly InFlightJob[];
  /** What was spent, as far as prices are known; `unknown` counts jobs whose price is not. */
  spent(filter?: {readonly film?: string}): Spent;
  /** What may have been billed, oldest first. */
  spending(): readonly Spending[];
  close(): void;
}

export type Intended =
  | {readonly kind: 'intended'; readonly id: EntryId}
  | {readonly kind: 'in-flight'; readonly job: InFlightJob};

export type JournalOptions = {
  /** `.matchcut/journal.sqlite`; made, with its folder, if it is not there. */
  readonly path: string;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
};

const busyMs = 10_000;

/** Opens the journal. Throws `journal-unreadable`, `journal-newer`, `journal-busy` and what disks do. */
export function openJournal({path, now = Date.now}: JournalOptions): Journal {
  const timestamp = (): string => new Date(now()).toISOString();

  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw journalError(error, path);
    }
  };

  const database = guarded(() => {
    mkdirSync(dirname(path), {recursive: true});
    const opened = new DatabaseSync(path, {timeout: busyMs});
    try {
      // Readers don't wait for writers, and a written intent survives a power cut.
      opened.exec('pragma journal_mode = wal; pragma synchronous = full');
      migrateJournal(opened, path, timestamp());
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  });

  const findInFlight = database.prepare(
    `select ${inFlightColumns} from jobs where key = ? and state in ('intended', 'submitted')`,
  );
  const allInFlight = database.prepare(
    `select ${inFlightColumns} from jobs where state in ('intended', 'submitted') order by id`,
  );
  // The unique index on keys in flight decides between two processes that come at once.
  const insert = database.prepare(
    `insert into jobs (state, key, film, address, format, take, engine, model, request, usd, owner, intended_at)
     values ('intended', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
  );
  const submit = database.prepare(
    `update jobs set state = 'submitted', job = ?, submitted_at = ? where id = ? and state = 'intended'`,
  );
  // Whoever ends a job first has ended it: a second process that adopted it too changes nothing.
  const complete = database.prepare(
    `update jobs set state = 'completed', digest = ?, ended_at = ? where id = ? and state = 'submitted'`,
  );
  const fail = database.prepare(
    `update jobs set state = 'failed', code = ?, message = ?, ended_at = ?
     where id = ? and state in ('intended', 'submitted')`,
  );

  const lose = database.prepare(`update jobs set owner = '' where id = ? and state = 'intended'`);

  const intend = (intent: JobIntent): Intended => {
    for (;;) {
      const {key, film, address, format, take, engine, model, request, usd} = intent;
      const inserted = insert.run(
        key,
        film,
        address,
        format,
        take,
        engine,
        model,
        JSON.stringify(request),
        usd,
        writeOwner(thisProcess),
        timestamp(),
      );
      if (inserted.changes > 0) return {kind: 'intended', id: Number(inserted.lastInsertRowid)};
      const row = findInFlight.get(key);
      // It may have ended between the two statements; then it is this one's turn.
      if (row) return {kind: 'in-flight', job: readInFlight(row)};
    }
  };

  return {
    intend: (intent) => guarded(() => intend(intent)),
    submitted: (id, job) =>
      guarded(() => {
        const {changes} = submit.run(JSON.stringify(job), timestamp(), id);
        if (changes === 0) throw new TypeError(`Entry ${id} of the journal is not an open intent.`);
      }),
    completed: (id, {digest}) => void guarded(() => complete.run(digest, timestamp(), id)),
    failed: (id, {code, message}) => void guarded(() => fail.run(code, message, timestamp(), id)),
    lost: (id) => void guarded(() => lose.run(id)),
    inFlight: (keys) =>
      guarded(() => {
        const wanted = keys === undefined ? null : new Set(keys);
        const jobs = allInFlight.all().map(readInFlight);
        return wanted === null ? jobs : jobs.filter(({key}) => wanted.has(key));
      }),
    spent: ({film} = {}) => guarded(() => readSpent(database, film ?? null)),
    spending: () => guarded(() => readSpending(database)),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

// SQLite's own primary result codes, which Node passes on in `errcode`.
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

function journalError(error: unknown, path: string): Error {
  if (StoreError.is(error)) return error;
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : null;
  switch (code) {
    case sqlite.busy:
    case sqlite.locked:
      return new StoreError('journal-busy', `The journal ${path} is held by another process.`, {
        cause: error,
      });
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return new StoreError('journal-unreadable', `The journal ${path} is damaged.`, {cause: error});
    case sqlite.full:
    case sqlite.io:
      return new StoreError('store-disk-full', `The journal ${path} could not be written.`, {cause: error});
    case sqlite.readOnly:
    case sqlite.cannotOpen:
      return new StoreError('store-unwritable', `The journal ${path} can't be written.`, {cause: error});
    default:
      return diskError(error, 'opening the journal', path);
  }
}
