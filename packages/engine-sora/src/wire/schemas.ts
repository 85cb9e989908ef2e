import {z} from 'zod';
import {readInnerError} from './read-error.ts';

/**
 * What servers answer, read leniently: only what can't be done without is required, since a paid job must not be lost
 * over a field that is spelt differently.
 */

/** Some gateways wrap everything in `data`. */
function unwrapped<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>> {
  return z.preprocess((value) => {
    if (typeof value !== 'object' || value === null || 'id' in value || !('data' in value)) return value;
    return Array.isArray(value.data) ? value : value.data;
  }, schema);
}

/** Left out, null and empty all say nothing. */
const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);

/** A page of a list. An entry that can't be read is not dropped without a word: it could be the one that is looked for. */
function pageOf<Entry extends z.ZodType>(entry: Entry): z.ZodType<Page<z.output<Entry>>> {
  return z
    .object({
      // Servers written in Go say null for an empty list.
      data: z
        .array(entry.nullable().catch(null))
        .nullable()
        .transform((entries) => entries ?? []),
      last_id: text,
      has_more: z.boolean().nullish().catch(null),
    })
    .transform(({data, last_id, has_more}) => {
      const entries = data.filter((each) => each !== null);
      return {
        entries,
        unreadable: data.length - entries.length,
        lastId: last_id,
        hasMore: has_more ?? null,
      };
    });
}

export type Page<Entry> = {
  readonly entries: readonly Entry[];
  readonly unreadable: number;
  readonly lastId: string | null;
  /** `null` where the server does not say. */
  readonly hasMore: boolean | null;
};

/** A number, or text that begins with one: `"8"`, `"45%"`. */
const number = z
  .union([z.number(), z.string().transform((value) => Number.parseFloat(value))])
  .pipe(z.number())
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const videoFields = z.object({
  id: z.string().min(1),
  status: text,
  progress: number,
  model: text,
  prompt: text,
  size: text,
  seconds: number,
  created_at: number,
  expires_at: number,
  error: z.unknown().optional().transform(readInnerError),
});

export const videoSchema = unwrapped(videoFields);
export type Video = z.output<typeof videoFields>;

export const videoListSchema = pageOf(videoFields);

export const characterSchema = unwrapped(z.object({id: z.string().min(1)}));

export const fileSchema = unwrapped(z.object({id: z.string().min(1), bytes: number}));

const counts = z.object({total: z.number(), completed: z.number(), failed: z.number()});

const batchFields = z.object({
  id: z.string().min(1),
  status: z.string(),
  input_file_id: text,
  output_file_id: text,
  error_file_id: text,
  request_counts: counts.nullish().catch(null),
  metadata: z.record(z.string(), z.string()).nullish().catch(null),
  errors: z
    .object({data: z.array(z.object({message: text, line: number})).catch([])})
    .nullish()
    .catch(null),
});

export const batchSchema = unwrapped(batchFields);
export type Batch = z.output<typeof batchFields>;

export const batchListSchema = pageOf(batchFields);

export const batchLineSchema = z.object({
  custom_id: z.string(),
  response: z.object({status_code: z.number(), body: z.unknown().optional()}).nullish().catch(null),
  error: z.unknown().optional().transform(readInnerError),
});
export type BatchLine = z.output<typeof batchLineSchema>;
