import {EngineError} from '@matchcut/engine';
import type {ArtifactRecord} from '@matchcut/plan';
import type {EntryId, InFlightJob, Intended, JobIntent, JournalJob} from '@matchcut/store';
import {engineTask} from './engine-task.ts';
import type {EngineStep} from './engine-steps.ts';
import {describeFailure} from './failure.ts';
import {decideLostJob} from './lost-job.ts';
import type {Run} from './run.ts';
import {RunnerError} from './runner-error.ts';
import {digestsOf, isMade, type Artifacts} from './step-inputs.ts';
import {submitJob} from './submit-job.ts';
import {JobFailure} from './wait-for-job.ts';

export type EngineStepHooks = {
  readonly onStarted: (adopted: boolean) => void;
  /** Told right after an engine took a job; `null` where its price is not known. */
  readonly onSpent: (usd: number | null) => void;
};

const otherProcessPollMs = 500;
const answerWithinMs = 600_000;
const answerFromElsewhereWithinMs = 120_000;

/**
 * Has an engine carry out a step, or goes on with a job that is in flight already. `null` where another
 * process turns out to have made it meanwhile.
 *
 * What may be asked a second time is decided here and in `lost-job.ts` alone: a job that is in flight is always
 * taken up; an unanswered intent is repeated only where it can't have cost anything, or the provider surely has no
 * such job.
 */
export async function makeWithEngine(
  step: EngineStep,
  artifacts: Artifacts,
  run: Run,
  hooks: EngineStepHooks,
): Promise<ArtifactRecord | null> {
  const {journal, store, clock, signal} = run;
  const task = engineTask(step, artifacts, run);
  const isFree = run.engine.billing === 'free' || step.price?.usd === 0;
  let repeats = 0;
  for (;;) {
    signal?.throwIfAborted();
    if (await isMade(step, artifacts, store)) return null;
    const intended = intend(step, run);
    if (intended.kind === 'intended') {
      hooks.onStarted(false);
      const job = await submit(intended.id);
      if (job === null) continue;
      hooks.onSpent(step.price?.usd ?? null);
      const record = await finish(intended.id, job, step.price?.usd ?? null);
      if (record) return record;
    } else if (intended.job.job !== null) {
      hooks.onStarted(true);
      const record = await finish(intended.job.id, intended.job.job, intended.job.usd);
      if (record) return record;
    } else if (intended.job.batch !== null) {
      throw inBatch(step, intended.job.batch);
    } else if (isAnswerExpected(intended.job, clock.now())) {
      await clock.sleep(otherProcessPollMs, signal);
    } else if (isFree) {
      journal.failed(intended.job.id, {code: 'job-abandoned', message: 'No answer was written down.'});
    } else {
      await decideLostJob(step, intended.job, task, run);
    }
  }

  /** `null` where the answer was lost: what became of the job is decided next. */
  async function submit(id: EntryId): Promise<JournalJob | null> {
    try {
      return await submitJob(id, step, () => task.submit(), run);
    } catch (error) {
      if (EngineError.is(error) && error.code === 'engine-lost-answer' && !isFree) return null;
      throw error;
    }
  }

  /** `null` where the job is lost and a free engine may be asked once more. */
  async function finish(id: EntryId, job: JournalJob, usd: number | null): Promise<ArtifactRecord | null> {
    run.inFlight.count += 1;
    try {
      const {path, footage} = await task.bring(job);
      const {key, kind, request} = step;
      const madeAt = new Date(clock.now()).toISOString();
      const made = {key, kind, inputs: digestsOf(artifacts), request, job, footage, usd, madeAt};
      const record = await store.put(made, path);
      journal.completed(id, record);
      return record;
    } catch (error) {
      if (signal?.aborted) throw error;
      const isUnknown = EngineError.is(error) && error.code === 'engine-job-unknown';
      const cause = error instanceof JobFailure ? error.engineError : error;
      // A paid job that exists is kept, whatever is wrong with its clip here: the next run fetches it again.
      if (isUnknown || isFree || error instanceof JobFailure) journal.failed(id, describeFailure(cause));
      if (!isUnknown || !isFree || repeats > 0) throw cause;
      repeats += 1;
      return null;
    } finally {
      run.inFlight.count -= 1;
    }
  }
}

/** Writes the intent down, where the money reaches for it. */
function intend(step: EngineStep, run: Run): Exclude<Intended, {kind: 'over-budget'}> {
  const {journal, allowance} = run;
  const usd = step.price?.usd ?? null;
  const isAllowed = allowance.take(usd);
  const [known] = isAllowed ? [] : journal.inFlight([step.key]);
  // What is in flight was paid for when it was asked for.
  if (known) return {kind: 'in-flight', job: known};
  if (!isAllowed) throw overBudget(step, 'What this run may spend');
  const intended = journal.intend(intentOf(step, run), allowance.budget);
  if (intended.kind !== 'intended') allowance.giveBack(usd);
  if (intended.kind === 'over-budget')
    throw overBudget(
      step,
      `The budget, of which $${intended.committedUsd.toFixed(2)} are spent or under way,`,
    );
  return intended;
}

function overBudget({address, format, price}: EngineStep, what: string): RunnerError {
  const cost = price === null ? 'whose price nobody knows' : `which costs $${price.usd.toFixed(2)}`;
  return new RunnerError('over-budget', `${what} does not reach for ${address} (${format}), ${cost}.`);
}

function inBatch({address, format}: EngineStep, batch: string): RunnerError {
  return new RunnerError(
    'in-batch',
    `${address} (${format}) is on its way in batch ${batch}, and was not asked for a second time.`,
  );
}

/** Whether the process that asked is likely to be waiting for the answer still. */
function isAnswerExpected({owner, intendedAt}: InFlightJob, now: number): boolean {
  const ageMs = now - Date.parse(intendedAt);
  switch (owner) {
    case 'gone':
      return false;
    case 'this':
    case 'alive':
      return ageMs < answerWithinMs;
    case 'elsewhere':
      return ageMs < answerFromElsewhereWithinMs;
  }
}

function intentOf(step: EngineStep, {film, engine}: Run): JobIntent {
  const {key, address, format, request} = step;
  return {
    key,
    film,
    address,
    format,
    take: step.kind === 'character' ? 1 : step.request.take,
    engine: engine.id,
    model: engine.model,
    request,
    usd: step.price?.usd ?? null,
  };
}
