import {isAbsolute, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {SourcePlace} from '@matchcut/plan';

/** A place in a project's source, its file absolute. Lines and columns count from 1. */
export type SourceLocation = {readonly file: string; readonly line: number; readonly column: number};

/** Where in the project an error arose: from a compiler's report, else the topmost stack frame of the project's own. */
export function sourceLocation(error: unknown, root: string): SourceLocation | null {
  if (typeof error !== 'object' || error === null) return null;
  return (
    reported(error) ??
    ('stack' in error && typeof error.stack === 'string' ? fromStack(error.stack, root) : null) ??
    ('cause' in error ? sourceLocation(error.cause, root) : null)
  );
}

/** The same place, as a project's own files are named. */
export function inProject({file, line, column}: SourceLocation, root: string): SourcePlace {
  return {file: relative(root, file).split(sep).join('/'), line, column};
}

/** `film.tsx:12:9` */
export function formatPlace({file, line, column}: SourcePlace): string {
  return `${file}:${line}:${column}`;
}

/** Vite's compilers put `errors: [{loc: {file, line, column}}]` on what they throw; their columns count from 0. */
function reported(error: object): SourceLocation | null {
  if ('errors' in error && Array.isArray(error.errors)) {
    for (const one of error.errors) {
      const location = typeof one === 'object' && one !== null ? reported(one) : null;
      if (location !== null) return location;
    }
  }
  if (!('loc' in error) || typeof error.loc !== 'object' || error.loc === null) return null;
  const {file, line, column} = {file: null, line: null, column: null, ...error.loc};
  if (typeof file !== 'string' || typeof line !== 'number' || typeof column !== 'number') return null;
  return {file, line, column: column + 1};
}

const frame = /^\s+at (?:.*\()?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+):(\d+)\)?$/;

function fromStack(stack: string, root: string): SourceLocation | null {
  for (const text of stack.split('\n')) {
    const [, place = '', line = '', column = ''] = frame.exec(text) ?? [];
    const file = place.startsWith('file:') ? fileURLToPath(place) : place;
    if (file !== '' && isOwn(file, root)) return {file, line: Number(line), column: Number(column)};
  }
  return null;
}

function isOwn(file: string, root: string): boolean {
  const path = relative(root, file);
  return !path.startsWith('..') && !isAbsolute(path) && !/(?:^|[\\/])node_modules[\\/]/.test(path);
}
