import {formatIds, type Lock, type LockedCharacter, type LockedShot} from '@matchcut/plan';
import {z} from 'zod';
import {digestSchema, jsonObjectSchema, keySchema} from './stored-metadata.ts';

/** The version of the lock file that this Matchcut reads and writes. */
export const lockVersion = 1;

const lockedShotSchema: z.ZodType<LockedShot> = z.strictObject({
  key: keySchema,
  take: z.int().min(1),
  pinned: z.literal(true).exactOptional(),
  digest: digestSchema,
  sizeBytes: z.int().min(0),
  engine: z.string(),
  model: z.string(),
  job: z.string().nullable(),
  upstream: digestSchema.nullable(),
  usd: z.number().min(0).nullable(),
  madeAt: z.iso.datetime(),
});

const lockedCharacterSchema: z.ZodType<LockedCharacter> = z.strictObject({
  key: keySchema,
  handle: z.strictObject({engine: z.string(), name: z.string(), id: z.string(), state: jsonObjectSchema}),
  madeAt: z.iso.datetime(),
});

/** Strict: people edit and merge this file by hand, and a misspelt name must not go unseen. */
export const lockSchema: z.ZodType<Lock> = z.strictObject({
  version: z.literal(lockVersion),
  shots: z.record(z.string().min(1), z.partialRecord(z.enum(formatIds), lockedShotSchema)),
  cast: z.record(z.string().min(1), z.partialRecord(z.enum(formatIds), lockedCharacterSchema)).default({}),
  rows: z
    .record(z.string().min(1), z.partialRecord(z.enum(formatIds), z.array(lockedShotSchema)))
    .exactOptional(),
});
