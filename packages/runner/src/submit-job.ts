import {EngineError} from '@matchcut/engine';
import type {EntryId, JournalJob} from '@matchcut/store';
import type {EngineStep} from './engine-steps.ts';
import {describeFailure} from './failure.ts';
import {withRetries} from './retry.ts';
import {retryOptions, type EngineRun} from './run.ts';
import {RunnerError} from './runner-error.ts';

/**
 * Asks the engine at the pace that it can take, and writes down what became of the intent before anything else
 * happens. What it throws left no job, but for `engine-lost-answer`, after which nobody knows.
 */
export async function submitJob(
  id: EntryId,
  step: EngineStep,
  ask: () => Promise<JournalJob>,
  run: EngineRun,
): Promise<JournalJob> {
  const {journal, pace, signal, inFlight, allowance} = run;
  const options = retryOptions(run, step.id);
  try {
    const job = await withRetries(
      async () => {
        await pace.turn(signal);
        return ask();
      },
      {
        ...options,
        onRetry: (error, ...rest) => {
          if (error.code === 'engine-busy') pace.busy();
          options.onRetry(error, ...rest);
        },
        // Each of our own jobs that ends makes room for another.
        isPatient: ({code}) => code === 'engine-busy' && inFlight.count > 0,
      },
    );
    if (!journal.submitted(id, job)) throw takenByAnother(job);
    pace.taken();
    return job;
  } catch (error) {
    if (isCertainlyNotMade(error)) {
      journal.failed(id, describeFailure(error));
      allowance.giveBack(step.price?.usd ?? null);
      throw error;
    }
    journal.lost(id);
    throw EngineError.is(error) ? error : lostBy(error);
  }
}

/** Interrupted waits before a request come as the signal's own error: nothing was sent. */
function isCertainlyNotMade(error: unknown): boolean {
  if (EngineError.is(error)) return error.code !== 'engine-lost-answer';
  return RunnerError.is(error) || (error instanceof Error && error.name === 'AbortError');
}

/** Two requests that nobody can tell apart: each has a job, and which is whose does not matter. */
function takenByAnother({id}: JournalJob): EngineError {
  return new EngineError(
    'engine-lost-answer',
    `Job ${id} was taken for the answer to a request for the same that was lost. There may be another one.`,
  );
}

/** An engine that throws anything else than its own error has a defect; its job may exist all the same. */
function lostBy(error: unknown): EngineError {
  const message = error instanceof Error ? error.message : String(error);
  return new EngineError('engine-lost-answer', `The engine failed unexpectedly: ${message}`, {cause: error});
}
