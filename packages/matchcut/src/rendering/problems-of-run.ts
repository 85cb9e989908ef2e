import type {RunResult} from '@matchcut/runner';
import {exitCodeOfCode, interruption, type Problem} from '../errors/problem.ts';

/** What went wrong in a run, in the form in which everything is told. */
export function problemsOfRun(result: RunResult): readonly Problem[] {
  switch (result.kind) {
    case 'done':
      return [];
    case 'interrupted':
      return [interruption];
    case 'refused':
      return [problem(result.code, result.message, result.hint, '')];
    case 'failed':
      return result.failed.map(({code, message, hint, address, format}) =>
        problem(code, message, hint, `${address} (${format})`),
      );
  }
}

function problem(code: string, message: string, hint: string, where: string): Problem {
  return {
    code,
    severity: 'error',
    message,
    hint,
    where,
    frame: '',
    exitCode: exitCodeOfCode(code),
    stack: '',
  };
}
