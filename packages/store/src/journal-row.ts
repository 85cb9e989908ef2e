import {isFormatId, type ArtifactRecord, type FormatId, type Key} from '@matchcut/plan';
import {z} from 'zod';
import {ownerState, readOwner} from './owner.ts';
import {jobSchema, jsonObjectSchema, keySchema} from './stored-metadata.ts';

/** The engine's serialisable job. It holds no secret: that is the engine's promise, and it is written as it is. */
export type JournalJob = NonNullable<ArtifactRecord['job']>;

/** What is about to be asked of an engine. */
export type JobIntent = {
  readonly key: Key;
  readonly film: string;
  readonly address: string;
  readonly format: FormatId;
  readonly take: number;
  readonly engine: string;
  readonly model: string;
  readonly request: ArtifactRecord['request'];
  /** The quoted price; `null` where nobody knows. */
  readonly usd: number | null;
};

export type EntryId = number;

/** A job without a result, as far as is known here. */
export type InFlightJob = JobIntent & {
  readonly id: EntryId;
  /** `null` where the engine was asked and no answer was written down: the job may exist or not. */
  readonly job: JournalJob | null;
  /** ISO 8601, UTC. */
  readonly intendedAt: string;
  /** The order that it is part of, if any: its job comes with the order's results. */
  readonly batch: string | null;
  /** Whether the process that asked for it still runs; `elsewhere` where that can't be found out. */
  readonly owner: 'this' | 'alive' | 'gone' | 'elsewhere';
};

export const inFlightColumns =
  'id, key, film, address, format, take, engine, model, request, usd, owner, job, batch, intended_at';

const rowSchema = z.object({
  id: z.number(),
  key: keySchema,
  film: z.string(),
  address: z.string(),
  format: z.custom<FormatId>((value) => typeof value === 'string' && isFormatId(value)),
  take: z.number(),
  engine: z.string(),
  model: z.string(),
  request: z.string().transform((text) => jsonObjectSchema.parse(JSON.parse(text))),
  usd: z.number().nullable(),
  owner: z.string(),
  job: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : jobSchema.parse(JSON.parse(text)))),
  batch: z.string().nullable(),
  intended_at: z.string(),
});

export function readInFlight(row: unknown): InFlightJob {
  const {owner, intended_at: intendedAt, ...rest} = rowSchema.parse(row);
  const process = readOwner(owner);
  // An intent whose answer was lost has no owner any more.
  return {...rest, intendedAt, owner: process === null ? 'gone' : ownerState(process)};
}

const madeSchema = z.object({
  job: z.string().transform((text) => jobSchema.parse(JSON.parse(text))),
  usd: z.number().nullable(),
});

export function readMadeJob(row: unknown): z.output<typeof madeSchema> {
  return madeSchema.parse(row);
}
