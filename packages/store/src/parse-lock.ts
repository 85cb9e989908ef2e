import type {Lock} from '@matchcut/plan';
import {z} from 'zod';
import {findJsonError, joinRepeated, lineOfPath, type Repeated} from './json-lines.ts';
import {lockSchema, lockVersion} from './lock-schema.ts';
import {StoreError} from './store-error.ts';

export type LockText = {
  readonly text: string;
  /** Where it comes from, as it is told. */
  readonly path: string;
  /** The line of the file that a line of the text is. Both count from 1. @default the same */
  readonly lineInFile?: (line: number) => number;
  /**
   * What becomes of a name that stands twice in one object, as in lines that git has merged beside each other. To join
   * them keeps what both have. @default refuse
   */
  readonly repeated?: 'refuse' | 'join';
};

/** Reads the text of a lock file. Throws `lock-unreadable`, which says in which line. */
export function parseLock({text, path, lineInFile = (line) => line, repeated = 'refuse'}: LockText): Lock {
  const place = (line: number | null): string => (line === null ? path : `${path}:${lineInFile(line)}`);
  const parsed = parseJson(text, place);
  // `JSON.parse` silently takes the last of two.
  const twice = findRepeated(text, parsed, repeated);
  if (twice?.kind === 'contradiction')
    throw new StoreError('lock-unreadable', `${place(twice.line)} has "${twice.name}" a second time.`, {
      hint: repeated === 'join' ? 'Keep one of them.' : 'matchcut lock --fix keeps what both have.',
    });
  const json = twice?.kind === 'joined' ? twice.value : parsed;
  const version = z.looseObject({version: z.number()}).safeParse(json);
  if (version.success && version.data.version > lockVersion)
    throw new StoreError(
      'lock-unreadable',
      `${path} has version ${version.data.version}; this Matchcut knows ${lockVersion}.`,
      {hint: 'Update Matchcut to the version that wrote the file.'},
    );
  const lock = lockSchema.safeParse(json);
  if (lock.success) return lock.data;
  // A misspelt name is why another one is missing.
  const issue = lock.error.issues.find(({code}) => code === 'unrecognized_keys') ?? lock.error.issues[0];
  const at = issue?.path ?? [];
  const where = at.length > 0 ? ` at ${at.join(' > ')}` : '';
  throw new StoreError(
    'lock-unreadable',
    `${place(lineOfPath(text, [...at, ...namesOf(issue)]))} is no lock file${where}: ${issue?.message ?? 'unknown'}.`,
    issue?.code === 'unrecognized_keys'
      ? {hint: 'Correct the name, or update Matchcut: a newer one may know it.'}
      : {},
  );
}

/** What is unknown stands in a line of its own. */
function namesOf(issue: z.core.$ZodIssue | undefined): readonly string[] {
  return issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
}

function parseJson(text: string, place: (line: number | null) => string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = findJsonError(text);
    throw new StoreError(
      'lock-unreadable',
      `${place(found?.line ?? null)} is not JSON: ${found?.message ?? 'it can not be read'}.`,
      {cause: error},
    );
  }
}

/** Looked for only in a text that is not just as this package writes it: nobody else writes names twice. */
function findRepeated(text: string, parsed: unknown, repeated: 'refuse' | 'join'): Repeated | null {
  if (`${JSON.stringify(parsed, null, 2)}\n` === text) return null;
  return joinRepeated(text, repeated === 'join');
}
