import type {RunResult} from '@matchcut/runner';
import {failureProblem, interruption, type Problem} from '../errors/problem.ts';

/** What went wrong in a run, in the form in which everything is told. */
export function problemsOfRun(result: RunResult): readonly Problem[] {
  switch (result.kind) {
    case 'done':
      return [];
    case 'interrupted':
      return [interruption];
    case 'refused':
      return [failureProblem(result, '')];
    case 'failed':
      return result.failed.map((failure) =>
        failureProblem(failure, `${failure.address} (${failure.format})`),
      );
  }
}
