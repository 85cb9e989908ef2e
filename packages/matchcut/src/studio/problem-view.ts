import {readFileSync} from 'node:fs';
import {relative} from 'node:path';
import type {ProblemView} from '@matchcut/studio';
import {problemsOf} from '../errors/problem.ts';
import {sourceLocation} from '../errors/source-location.ts';

/** Lines that are shown before and after the place. */
const around = 3;

/** What went wrong, with the lines of the project's code that it is about. */
export function problemView(error: unknown, root: string): ProblemView {
  const problem = problemsOf(error, root).at(-1);
  const location = sourceLocation(error, root);
  const {code = 'bug', message = String(error), hint = '', where = ''} = problem ?? {};
  return {
    code,
    message,
    hint: hint === '' ? null : hint,
    where: where === '' ? null : where,
    source: location === null ? null : {...location, file: relative(root, location.file)},
    frame: location === null ? null : linesAround(location.file, location.line),
  };
}

function linesAround(file: string, line: number): ProblemView['frame'] {
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    const first = Math.max(1, line - around);
    return {
      line,
      lines: lines.slice(first - 1, line + around).map((text, index) => ({number: first + index, text})),
    };
  } catch {
    return null;
  }
}
