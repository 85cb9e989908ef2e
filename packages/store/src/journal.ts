import {mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import type {Digest, Key} from '@matchcut/plan';
import type {Budget} from './budget.ts';
import {inTransaction} from './in-transaction.ts';
import {journalBatches, type JournalBatches} from './journal-batches.ts';
import {
  inFlightColumns,
  readInFlight,
  readMadeJob,
  type EntryId,
  type InFlightJob,
  type JobIntent,
  type JournalJob,
} from './journal-row.ts';
import {journalError} from './journal-error.ts';
import {migrateJournal} from './journal-schema.ts';
import {readCommitted, readSpending, readSpent, type Spending, type Spent} from './journal-spending.ts';
import {thisProcess, writeOwner} from './owner.ts';

/**
 * The durable record of engine jobs and of money. Each call is on the disk when it returns. Any number of
 * processes may use it at once.
 */
export interface Journal {
  /**
   * Says that an engine is about to be asked, before it is. There is at most one job in flight for a key, in
   * all processes together: where there is one already, it is answered and nothing is written. With a budget
   * nothing is written either where what is committed leaves too little of it.
   */
  intend(intent: JobIntent, budget?: Budget): Intended;
  /**
   * The engine has answered with a job. `false`, and nothing written, where a request that was paid for and lost its
   * answer has adopted it meanwhile.
   */
  submitted(id: EntryId, job: JournalJob): boolean;
  /** As `submitted`, for a job that was found later: `false` where it already answers another request. */
  adopted(id: EntryId, job: JournalJob): boolean;
  /** The last job that made a key's clip, whether or not the store still has it; `null` where none is known here. */
  madeBy(key: Key): MadeJob | null;
  /** Ids of all jobs that an engine ever answered with. */
  jobIds(engine: string): ReadonlySet<string>;
  /** The job's clip is in the store. */
  completed(id: EntryId, result: {readonly digest: Digest}): void;
  /** The engine refused, or the job failed, or it was given up: the key may be asked for again. */
  failed(id: EntryId, failure: JobEnd): void;
  /**
   * As `failed`, for a request that nobody has a job of: `false`, and nothing written, where another process has found
   * one, or given it up, meanwhile.
   */
  abandoned(id: EntryId, failure: JobEnd): boolean;
  /** The answer to an intent will never come; nobody has to wait for its process any more. */
  lost(id: EntryId): void;
  /** Jobs without a result: of these keys, or all. */
  inFlight(keys?: Iterable<Key>): readonly InFlightJob[];
  /** Orders of many jobs at once. */
  readonly batches: JournalBatches;
  /** Most that may have been spent since then, with all that is under way. */
  committed(since: string | null): number;
  /** What was spent, as far as prices are known; `unknown` counts jobs whose price is not. */
  spent(filter?: {readonly film?: string}): Spent;
  /** What may have been billed, oldest first. */
  spending(): readonly Spending[];
  close(): void;
}

export type Intended =
  | {readonly kind: 'intended'; readonly id: EntryId}
  | {readonly kind: 'in-flight'; readonly job: InFlightJob}
  | {readonly kind: 'over-budget'; /** Of the budget, before this one. */ readonly committedUsd: number};

/** A job whose clip was brought once, and what it cost; `null` where nobody knows. */
export type MadeJob = {readonly job: JournalJob; readonly usd: number | null};

/** How a job ended without a clip. */
export type JobEnd = {
  readonly code: string;
  readonly message: string;
  /** Whether the provider bills it; left out where nobody knows. */
  readonly isBilled?: boolean;
};

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
    `insert into jobs
       (state, key, film, address, format, take, engine, model, request, usd, owner, intended_at, batch)
     values ('intended', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
  );
  // Free engines may answer many requests with one job.
  const submit = database.prepare(
    `update jobs set state = 'submitted', job = ?1, submitted_at = ?2
     where id = ?3 and state = 'intended' and (usd is 0 or not exists (
       select 1 from jobs other where other.engine = jobs.engine and other.key <> jobs.key
         and other.state in ('submitted', 'completed')
         and json_extract(other.job, '$.id') = json_extract(?1, '$.id')))`,
  );
  const findIntended = database.prepare(`select 1 from jobs where id = ? and state = 'intended'`);
  // One statement, so that two processes can't both take a job for theirs.
  const adopt = database.prepare(
    `update jobs set state = 'submitted', job = ?1, submitted_at = ?2
     where id = ?3 and state = 'intended' and not exists (
       select 1 from jobs other where other.engine = jobs.engine and other.job is not null
         and json_extract(other.job, '$.id') = json_extract(?1, '$.id'))`,
  );
  const findMade = database.prepare(
    `select job, usd from jobs where key = ? and state = 'completed' and job is not null order by id desc limit 1`,
  );
  const jobIds = database.prepare(
    `select json_extract(job, '$.id') as id from jobs where engine = ? and job is not null`,
  );
  // Whoever ends a job first has ended it: a second process that adopted it too changes nothing.
  const complete = database.prepare(
    `update jobs set state = 'completed', digest = ?, ended_at = ? where id = ? and state = 'submitted'`,
  );
  const failing = `update jobs set state = 'failed', code = ?, message = ?, ended_at = ?, is_billed = ? where id = ?`;
  const fail = database.prepare(`${failing} and state in ('intended', 'submitted')`);
  const abandon = database.prepare(`${failing} and state = 'intended'`);
  const lose = database.prepare(`update jobs set owner = '' where id = ? and state = 'intended'`);

  const insertJob = (intent: JobIntent, batch: string | null): EntryId | null => {
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
      batch,
    );
    return inserted.changes > 0 ? Number(inserted.lastInsertRowid) : null;
  };

  const endOf = ({code, message, isBilled}: JobEnd): readonly [string, string, string, number | null] => [
    code,
    message,
    timestamp(),
    isBilled === undefined ? null : Number(isBilled),
  ];

  const intend = (intent: JobIntent): Intended => {
    for (;;) {
      const id = insertJob(intent, null);
      if (id !== null) return {kind: 'intended', id};
      const row = findInFlight.get(intent.key);
      // It may have ended between the two statements; then it is this one's turn.
      if (row) return {kind: 'in-flight', job: readInFlight(row)};
    }
  };

  /** What others commit meanwhile must be seen: the budget is read and used up in one transaction. */
  const intendWithin = (intent: JobIntent, {usd, since}: Budget): Intended =>
    inTransaction(database, () => {
      const row = findInFlight.get(intent.key);
      if (row) return {kind: 'in-flight', job: readInFlight(row)};
      const committedUsd = readCommitted(database, since);
      // Prices are sums of cents in binary: a millionth of a dollar is no excess. An unknown price may be any.
      const fits = intent.usd !== null && committedUsd + intent.usd <= usd + 1e-6;
      return fits || intent.usd === 0 ? intend(intent) : {kind: 'over-budget', committedUsd};
    });

  return {
    intend: (intent, budget) =>
      guarded(() => (budget === undefined ? intend(intent) : intendWithin(intent, budget))),
    submitted: (id, job) =>
      guarded(() => {
        if (submit.run(JSON.stringify(job), timestamp(), id).changes > 0) return true;
        if (findIntended.get(id) !== undefined) return false;
        throw new TypeError(`Entry ${id} of the journal is not an open intent.`);
      }),
    adopted: (id, job) => guarded(() => adopt.run(JSON.stringify(job), timestamp(), id).changes > 0),
    madeBy: (key) =>
      guarded(() => {
        const row = findMade.get(key);
        return row === undefined ? null : readMadeJob(row);
      }),
    jobIds: (engine) => guarded(() => new Set(jobIds.all(engine).map(({id}) => String(id)))),
    completed: (id, {digest}) => void guarded(() => complete.run(digest, timestamp(), id)),
    failed: (id, failure) => void guarded(() => fail.run(...endOf(failure), id)),
    abandoned: (id, failure) => guarded(() => abandon.run(...endOf(failure), id).changes > 0),
    lost: (id) => void guarded(() => lose.run(id)),
    inFlight: (keys) =>
      guarded(() => {
        const wanted = keys === undefined ? null : new Set(keys);
        const jobs = allInFlight.all().map(readInFlight);
        return wanted === null ? jobs : jobs.filter(({key}) => wanted.has(key));
      }),
    batches: journalBatches(database, {guarded, timestamp, insertJob}),
    committed: (since) => guarded(() => readCommitted(database, since)),
    spent: ({film} = {}) => guarded(() => readSpent(database, film ?? null)),
    spending: () => guarded(() => readSpending(database)),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
