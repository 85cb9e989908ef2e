import type {DatabaseSync, StatementSync} from 'node:sqlite';
import type {Key} from '@matchcut/plan';
import {z} from 'zod';
import {inTransaction} from './in-transaction.ts';
import type {EntryId, JobIntent, JournalJob} from './journal-row.ts';
import {ownerState, readOwner, thisProcess, writeOwner} from './owner.ts';
import {jobSchema, keySchema} from './stored-metadata.ts';

/** An order of many jobs at once; its requests are entries of their own. */
export type JournalBatch = {
  readonly id: string;
  readonly engine: string;
  readonly model: string;
  /** `intended`: placed or not, there is no telling yet. `failed`: nothing of it was made. */
  readonly state: 'intended' | 'placed' | 'ended' | 'failed';
  /** The provider's order; `null` as long as no answer was written down. */
  readonly job: JournalJob | null;
  /** Whether the process that placed it still runs. */
  readonly owner: 'this' | 'alive' | 'gone' | 'elsewhere';
  /** ISO 8601, UTC. */
  readonly intendedAt: string;
  readonly entries: BatchCounts;
};

/** How many of an order's requests wait for its results, have a job or a clip, or failed. */
export type BatchCounts = {readonly open: number; readonly made: number; readonly failed: number};

/** A request that waits for its order's results. */
export type BatchEntry = {readonly id: EntryId; readonly key: Key};

export type NewBatch = {
  readonly id: string;
  readonly engine: string;
  readonly model: string;
  readonly intents: readonly JobIntent[];
};

export type OrderFailure = {readonly code: string; readonly message: string};

/** Orders of many jobs. Each call is on the disk when it returns. */
export interface JournalBatches {
  /**
   * Says that an order is about to be placed, with all of its requests, or with none. Those that are in flight
   * already are left out; the entries that were written are answered.
   */
  intend(batch: NewBatch): readonly BatchEntry[];
  /** The provider has taken the order. */
  placed(id: string, job: JournalJob): void;
  /** Nothing of the order was made: its open requests may be asked for again. */
  failed(id: string, failure: OrderFailure): void;
  /** As `failed`, for an order whose answer was lost; nothing is written where it turned out to be placed. */
  abandoned(id: string, failure: OrderFailure): void;
  /** All results are written down. */
  ended(id: string): void;
  /** The answer to an order will never come to this process. */
  lost(id: string): void;
  /** Orders, oldest first: those that have not ended, or all. */
  list(options?: {readonly all?: boolean}): readonly JournalBatch[];
  /** Requests that wait for an order's results. */
  open(id: string): readonly BatchEntry[];
}

const batchSchema = z
  .object({
    id: z.string(),
    engine: z.string(),
    model: z.string(),
    state: z.enum(['intended', 'placed', 'ended', 'failed']),
    job: z
      .string()
      .nullable()
      .transform((text) => (text === null ? null : jobSchema.parse(JSON.parse(text)))),
    owner: z.string(),
    intended_at: z.string(),
    open: z.number(),
    made: z.number(),
    failed: z.number(),
  })
  .transform(({owner, intended_at: intendedAt, open, made, failed, ...rest}): JournalBatch => {
    const process = readOwner(owner);
    return {
      ...rest,
      intendedAt,
      owner: process === null ? 'gone' : ownerState(process),
      entries: {open, made, failed},
    };
  });

const entrySchema = z.object({id: z.number(), key: keySchema});

type Tools = {
  readonly guarded: <T>(work: () => T) => T;
  readonly timestamp: () => string;
  readonly insertJob: (intent: JobIntent, batch: string) => EntryId | null;
};

export function journalBatches(
  database: DatabaseSync,
  {guarded, timestamp, insertJob}: Tools,
): JournalBatches {
  const insert = database.prepare(
    `insert into batches (id, state, engine, model, owner, intended_at) values (?, 'intended', ?, ?, ?, ?)`,
  );
  const place = database.prepare(
    `update batches set state = 'placed', job = ?, placed_at = ? where id = ? and state = 'intended'`,
  );
  const failing = `update batches set state = 'failed', code = ?, message = ?, ended_at = ? where id = ?`;
  const fail = database.prepare(`${failing} and state in ('intended', 'placed')`);
  const abandon = database.prepare(`${failing} and state = 'intended'`);
  const failEntries = database.prepare(
    `update jobs set state = 'failed', code = ?, message = ?, ended_at = ?, is_billed = 0
     where batch = ? and state = 'intended'`,
  );
  const end = database.prepare(
    `update batches set state = 'ended', ended_at = ? where id = ? and state = 'placed'`,
  );
  const lose = database.prepare(`update batches set owner = '' where id = ? and state = 'intended'`);
  const openEntries = database.prepare(
    `select id, key from jobs where batch = ? and state = 'intended' order by id`,
  );
  const listed = (where: string): string =>
    `select b.id, b.engine, b.model, b.state, b.job, b.owner, b.intended_at,
            count(*) filter (where j.state = 'intended') as open,
            count(*) filter (where j.state in ('submitted', 'completed')) as made,
            count(*) filter (where j.state = 'failed') as failed
     from batches b left join jobs j on j.batch = b.id ${where} group by b.id order by b.intended_at, b.id`;
  const listAll = database.prepare(listed(''));
  const listOpen = database.prepare(listed(`where b.state in ('intended', 'placed')`));

  const failBy = (statement: StatementSync, id: string, {code, message}: OrderFailure): void =>
    guarded(() =>
      inTransaction(database, () => {
        if (statement.run(code, message, timestamp(), id).changes > 0)
          failEntries.run(code, message, timestamp(), id);
      }),
    );

  return {
    intend: ({id, engine, model, intents}) =>
      guarded(() =>
        inTransaction(database, () => {
          insert.run(id, engine, model, writeOwner(thisProcess), timestamp());
          return intents.flatMap((intent) => {
            const entry = insertJob(intent, id);
            return entry === null ? [] : [{id: entry, key: intent.key}];
          });
        }),
      ),
    placed: (id, job) => void guarded(() => place.run(JSON.stringify(job), timestamp(), id)),
    failed: (id, failure) => failBy(fail, id, failure),
    abandoned: (id, failure) => failBy(abandon, id, failure),
    ended: (id) => void guarded(() => end.run(timestamp(), id)),
    lost: (id) => void guarded(() => lose.run(id)),
    list: ({all = false} = {}) =>
      guarded(() => (all ? listAll : listOpen).all().map((row) => batchSchema.parse(row))),
    open: (id) => guarded(() => openEntries.all(id).map((row) => entrySchema.parse(row))),
  };
}
