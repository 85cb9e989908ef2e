import type {InFlightJob} from '@matchcut/store';
import type {EngineTask} from './engine-task.ts';
import type {EngineStep} from './engine-steps.ts';
import type {EngineRun} from './run.ts';
import {RunnerError} from './runner-error.ts';

/**
 * Decides about a paid request whose answer was lost: adopts its job where the engine finds it, frees the key where
 * the engine surely has none, and else stops. Money is never guessed with, unless somebody says so.
 *
 * Throws `job-unknown`.
 */
export async function decideLostJob(
  step: EngineStep,
  lost: InFlightJob,
  task: EngineTask,
  run: EngineRun,
): Promise<void> {
  const {engine, journal, retryUnknown} = run;
  const found = await task.find(lost.intendedAt);
  switch (found.kind) {
    case 'found':
      if (journal.adopted(lost.id, found.job)) return;
      // Another process was faster; what it decided stands in the journal.
      if (!journal.inFlight([step.key]).some(({id, job}) => id === lost.id && job === null)) return;
      return give(`Its job ${found.job.id} answers another request.`);
    case 'absent':
      journal.failed(lost.id, {
        code: 'job-never-made',
        message: 'The engine has no such job.',
        isBilled: false,
      });
      return;
    case 'undecided':
      return give(found.message);
    default:
      return found satisfies never;
  }

  function give(why: string): void {
    if (retryUnknown) {
      journal.failed(lost.id, {code: 'job-given-up', message: `Asked again although unknown. ${why}`});
      return;
    }
    throw new RunnerError(
      'job-unknown',
      `${engine.id} was asked for ${step.address} (${step.format}) at ${lost.intendedAt}, and the answer was lost. ` +
        `The job may exist and be billed, so it is not asked for again. ${why}`,
    );
  }
}
