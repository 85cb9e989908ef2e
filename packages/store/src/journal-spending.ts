import type {DatabaseSync} from 'node:sqlite';
import {isFormatId, type FormatId} from '@matchcut/plan';
import {z} from 'zod';

export type Spent = {
  readonly usd: number;
  /** Jobs that may have been billed at a price that nobody knows. */
  readonly unknown: number;
};

/** A job that was, or may have been, billed. */
export type Spending = {
  readonly film: string;
  readonly address: string;
  readonly format: FormatId;
  readonly take: number;
  readonly engine: string;
  readonly model: string;
  /** `2026-11-22`, UTC. */
  readonly day: string;
  /** `null` where nobody knows. */
  readonly usd: number | null;
};

/**
 * What a job cost: its quote once the engine took it, alone or with an order. Nothing if the engine never took it,
 * or says that it does not bill it. Nobody knows where no answer came, and where the engine took it and failed; but
 * what is free is free in any case.
 */
const wasOrdered = `exists (select 1 from batches where batches.id = jobs.batch and batches.placed_at is not null)`;
const isOrdered = `(state = 'intended' and ${wasOrdered})`;
const cost = `case when usd = 0 or state in ('submitted', 'completed') or is_billed is 1 or ${isOrdered} then usd end`;
const wasTaken = `(submitted_at is not null or ${wasOrdered})`;
const billed = `not (state = 'failed' and (is_billed is 0 or not ${wasTaken}))`;
/** Most that it may have cost: what is not known for certain counts in full. */
const committed = `case when ${billed} then coalesce(usd, 0) else 0 end`;

const spentSchema = z.object({usd: z.number(), unknown: z.number()});

const spendingSchema = z.object({
  film: z.string(),
  address: z.string(),
  format: z.custom<FormatId>((value) => typeof value === 'string' && isFormatId(value)),
  take: z.number(),
  engine: z.string(),
  model: z.string(),
  day: z.string(),
  usd: z.number().nullable(),
});

export function readSpent(database: DatabaseSync, film: string | null): Spent {
  const row = database
    .prepare(
      `select total(cost) as usd, count(*) filter (where cost is null) as unknown
       from (select ${cost} as cost from jobs where ${billed} and (?1 is null or film = ?1))`,
    )
    .get(film);
  return spentSchema.parse(row);
}

/** Most that may have been spent since then, with all that is under way. Jobs of unknown price are not in it. */
export function readCommitted(database: DatabaseSync, since: string | null): number {
  const row = database
    .prepare(`select total(${committed}) as usd from jobs where ?1 is null or intended_at >= ?1`)
    .get(since);
  return z.object({usd: z.number()}).parse(row).usd;
}

export function readSpending(database: DatabaseSync): readonly Spending[] {
  return database
    .prepare(
      `select film, address, format, take, engine, model,
              substr(coalesce(submitted_at, intended_at), 1, 10) as day, ${cost} as usd
       from jobs where ${billed} order by id`,
    )
    .all()
    .map((row) => spendingSchema.parse(row));
}
