import type {ArtifactRecord, Digest, Key} from '@matchcut/plan';
import {parseDigest, parseKey} from '@matchcut/plan';
import {z} from 'zod';

/** What the store is given about a new artifact; digest and size it finds out itself. */
export type NewArtifact = Omit<ArtifactRecord, 'digest' | 'sizeBytes'>;

const stepKinds = [
  'character',
  'clip',
  'extension',
  'edit',
  'conform',
  'segment',
  'soundtrack',
  'cut',
] as const;

export const keySchema: z.ZodType<Key, string> = branded(parseKey, 'a key of 64 hex digits');
export const digestSchema: z.ZodType<Digest, string> = branded(parseDigest, 'a digest of 64 hex digits');
export const stepKindSchema: z.ZodType<ArtifactRecord['kind']> = z.enum(stepKinds);

/** It came out of `JSON.parse`, so that it holds JSON needs no second look, only that it is an object. */
export const jsonObjectSchema: z.ZodType<ArtifactRecord['request']> = z.custom<ArtifactRecord['request']>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);

export const jobSchema: z.ZodType<NonNullable<ArtifactRecord['job']>> = z.object({
  engine: z.string(),
  model: z.string(),
  id: z.string(),
  state: jsonObjectSchema,
});

/** As it stands beside an entry of the index; digest, size and key stand there already. */
export const storedMetadataSchema: z.ZodType<Omit<NewArtifact, 'key'> & {readonly version: 1}> = z.object({
  version: z.literal(1),
  kind: stepKindSchema,
  inputs: z.record(z.string(), digestSchema),
  request: jsonObjectSchema,
  job: jobSchema.nullable(),
  // Records that are older than this field are of clips that are their footage and nothing else.
  footage: z.object({headSeconds: z.number(), chainSeconds: z.number()}).nullable().default(null),
  usd: z.number().nullable(),
  madeAt: z.string(),
});

function branded<T extends string>(parse: (text: string) => T | null, what: string): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue(`must be ${what}`);
    return z.NEVER;
  });
}
