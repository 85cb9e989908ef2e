import {EngineError, engineErrors, type EngineErrorCode, type Job} from '@matchcut/engine';
import type {ClipStep} from './engine-steps.ts';
import {withRetries} from './retry.ts';
import {retryOptions, withSignal, type Run} from './run.ts';

const pollMs = 1000;

/** A job that ended without a clip. Unlike other errors of a job it says that there is nothing to go back for. */
export class JobFailure extends Error {
  readonly engineError: EngineError;
  constructor(engineError: EngineError) {
    super(engineError.message, {cause: engineError});
    this.engineError = engineError;
  }
}

/** Asks until a job is completed. */
export async function waitForJob(
  job: Job,
  step: ClipStep,
  run: Run,
  onProgress: (progress: number) => void,
): Promise<void> {
  const {engine, clock, signal} = run;
  for (;;) {
    const status = await withRetries(() => engine.status(job, withSignal(run)), retryOptions(run, step.id));
    switch (status.kind) {
      case 'completed':
        return;
      case 'failed':
        throw new JobFailure(failureOf(status.code, status.message));
      case 'running':
        onProgress(status.progress);
        await clock.sleep(status.pollAfterMs ?? pollMs, signal);
    }
  }
}

/** An engine may name one of its own errors, a refused prompt for example; anything else is a provider's word. */
function failureOf(code: string, message: string): EngineError {
  return isEngineErrorCode(code)
    ? new EngineError(code, message)
    : new EngineError('engine-job-failed', `${message} (${code})`);
}

function isEngineErrorCode(code: string): code is EngineErrorCode {
  return Object.hasOwn(engineErrors, code);
}
