import {
  EngineError,
  engineErrors,
  usualPace,
  type EngineErrorCode,
  type Job,
  type JobStatus,
} from '@matchcut/engine';
import type {ClipStep} from './engine-steps.ts';
import {withRetries} from './retry.ts';
import {retryOptions, withSignal, type EngineRun} from './run.ts';

/** A job that ended without a clip. Unlike other errors of a job it says that there is nothing to go back for. */
export class JobFailure extends Error {
  readonly engineError: EngineError;
  constructor(engineError: EngineError) {
    super(engineError.message, {cause: engineError});
    this.engineError = engineError;
  }
}

/** How much longer each wait is than the one before. */
const growth = 1.5;

/**
 * Asks until a job is completed, ever more rarely. Once it has taken too long it is asked about one last time, since
 * the answer may just have been late; then it is left to the next run. Throws `JobFailure`, `engine-job-stuck`.
 */
export async function waitForJob(
  job: Job,
  step: ClipStep,
  run: EngineRun,
  onProgress: (progress: number) => void,
): Promise<void> {
  const {engine, clock} = run;
  const {pollMs, longestPollMs, deadlineMs} = engine.pace ?? usualPace;
  const deadline = clock.now() + deadlineMs;
  for (let waitMs = pollMs; ; waitMs = Math.min(waitMs * growth, longestPollMs)) {
    const isLast = clock.now() >= deadline;
    const status = await withRetries(() => engine.status(job, withSignal(run)), retryOptions(run, step.id));
    switch (status.kind) {
      case 'completed':
        return;
      case 'failed':
        throw new JobFailure(failureOf(status.code, status.message));
      case 'running':
        if (isLast) throw stuck(job, status, deadlineMs);
        onProgress(status.progress);
        await waitForChange(job, Math.min(status.pollAfterMs ?? waitMs, deadline - clock.now()), run);
    }
  }
}

async function waitForChange(job: Job, ms: number, run: EngineRun): Promise<void> {
  const {engine, clock, signal} = run;
  await (engine.changed?.(job, ms, withSignal(run)) ?? clock.sleep(ms, signal));
}

function stuck(
  {id}: Job,
  {progress, word}: JobStatus & {readonly kind: 'running'},
  afterMs: number,
): EngineError {
  const said = word === undefined ? '' : ` The provider says "${word}", which nobody here knows.`;
  return new EngineError(
    'engine-job-stuck',
    `Job ${id} still runs after ${Math.round(afterMs / 60_000)} minutes, at ${Math.floor(progress * 100)} %.${said}`,
  );
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
