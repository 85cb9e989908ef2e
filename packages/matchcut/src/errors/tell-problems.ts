import type {LogLevel} from '../command-line/log-level.ts';
import type {Terminal} from '../command-line/terminal.ts';
import {formatProblem, publicProblem} from './format-problem.ts';
import type {Problem} from './problem.ts';

/** Tells problems on stderr, and programs on stdout. */
export function tellProblems(
  problems: readonly Problem[],
  {isJson, log}: {readonly isJson: boolean; readonly log: LogLevel},
  {out, words, paint}: Terminal,
): void {
  if (problems.length === 0) return;
  if (isJson) out(`${JSON.stringify({formatVersion: '1', errors: problems.map(publicProblem)})}\n`);
  for (const problem of problems) {
    words(`${formatProblem(problem, paint)}\n`);
    if (log === 'verbose' && problem.stack !== '') words(`\n${paint('dim', problem.stack)}\n`);
  }
}
