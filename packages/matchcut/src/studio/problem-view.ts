import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ProblemView, SourcePlace} from '@matchcut/studio';
import {problemsOf} from '../errors/problem.ts';
import {inProject, sourceLocation} from '../errors/source-location.ts';

/** Lines that are shown before and after the place. */
const around = 3;

/** What went wrong, with the lines of the project's code that it is about. */
export function problemView(error: unknown, root: string): ProblemView {
  const problems = problemsOf(error, root);
  const problem = problems.at(-1);
  // A film that can't be made has its places in what its plan says about it.
  const source =
    problem?.source ?? problems.find((one) => one.source !== null)?.source ?? locate(error, root);
  const {code = 'bug', message = String(error), hint = '', where = ''} = problem ?? {};
  return {
    code,
    message,
    hint: hint === '' ? null : hint,
    where: where === '' ? null : where,
    source,
    frame: source === null ? null : linesAround(join(root, source.file), source.line),
  };
}

function locate(error: unknown, root: string): SourcePlace | null {
  const location = sourceLocation(error, root);
  return location === null ? null : inProject(location, root);
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
