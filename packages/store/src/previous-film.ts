import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isFormatId, type FormatId, type PreviousStep} from '@matchcut/plan';
import {z} from 'zod';
import {diskError} from './disk-error.ts';
import {errno} from './errno.ts';
import {jsonObjectSchema, keySchema, stepKindSchema} from './stored-metadata.ts';
import {writeAtomically} from './write-atomically.ts';

export type PreviousFilm = {
  readonly steps: readonly PreviousStep[];
  /** Why they are not known, where a file is there and can't be used; else `null`. */
  readonly note: string | null;
};

const previousSchema = z.object({
  version: z.literal(1),
  film: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: stepKindSchema,
      address: z.string(),
      format: z.custom<FormatId>((value) => typeof value === 'string' && isFormatId(value)),
      key: keySchema,
      request: jsonObjectSchema,
    }),
  ),
});

/**
 * The steps of a film as they were last carried out here. They only explain a plan, so a file that can't be
 * used is no error: it is told in `note`.
 */
export async function readPrevious(dir: string, film: string): Promise<PreviousFilm> {
  const path = previousPath(dir, film);
  try {
    const previous = previousSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return previous.film === film ? {steps: previous.steps, note: null} : {steps: [], note: null};
  } catch (error) {
    if (errno(error) === 'ENOENT') return {steps: [], note: null};
    return {steps: [], note: `${path} can't be used, so the plan can't say what changed since the last run.`};
  }
}

/** Writes what `readPrevious` reads. `dir` is the project's `.matchcut`. */
export async function writePrevious(
  dir: string,
  film: string,
  steps: readonly PreviousStep[],
): Promise<void> {
  const path = previousPath(dir, film);
  // Only what explains a plan: a `Step` may be passed, and it has more.
  const kept = steps.map(({id, kind, address, format, key, request}) => ({
    id,
    kind,
    address,
    format,
    key,
    request,
  }));
  try {
    await writeAtomically(path, `${JSON.stringify({version: 1, film, steps: kept})}\n`);
  } catch (error) {
    throw diskError(error, 'remembering what was made', path);
  }
}

function previousPath(dir: string, film: string): string {
  return join(dir, 'films', `${encodeURIComponent(film)}.json`);
}
