import {EngineError} from '@matchcut/engine';
import type {ArtifactRecord} from '@matchcut/plan';
import type {EntryId, Intended, JobIntent, JournalJob} from '@matchcut/store';
import {engineTask} from './engine-task.ts';
import type {EngineStep} from './engine-steps.ts';
import {isAnswerExpected} from './answer-expected.ts';
import {bringAgain} from './bring-again.ts';
import {costsNothing, finishJob, isTaken, type TakenJob} from './finish-job.ts';
import {decideLostJob} from './lost-job.ts';
import type {EngineRun} from './run.ts';
import {RunnerError} from './runner-error.ts';
import {isMade, type Artifacts} from './step-inputs.ts';
import {submitJob} from './submit-job.ts';

export type EngineStepHooks = {
  readonly onStarted: (adopted: boolean) => void;
  /** Told right after an engine took a job; `null` where its price is not known. */
  readonly onSpent: (usd: number | null) => void;
  /** Told where such a job came to nothing: nobody knows whether it is billed. */
  readonly onDoubt: (usd: number | null) => void;
};

const otherProcessPollMs = 500;

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
  run: EngineRun,
  hooks: EngineStepHooks,
): Promise<ArtifactRecord | null> {
  const {journal, store, clock, signal} = run;
  const task = engineTask(step, artifacts, run);
  const isFree = costsNothing(step, run);
  let repeats = 0;
  let isLost = false;
  if (step.kind !== 'character' && journal.inFlight([step.key]).length === 0) {
    if (await isMade(step, artifacts, store)) return null;
    const again = await bringAgain(step, artifacts, task, run, () => hooks.onStarted(true));
    if (again !== null) return again;
  }
  for (;;) {
    signal?.throwIfAborted();
    if (await isMade(step, artifacts, store)) return null;
    const intended = intend(step, run);
    if (intended.kind === 'intended') {
      hooks.onStarted(false);
      const job = await submit(intended.id);
      isLost = job === null;
      if (job === null) continue;
      const usd = step.price?.usd ?? null;
      hooks.onSpent(usd);
      try {
        const record = await finish({id: intended.id, job, usd});
        if (record) return record;
      } catch (error) {
        // What is still in flight is fetched by the next run.
        if (journal.inFlight([step.key]).length === 0) hooks.onDoubt(usd);
        throw error;
      }
    } else if (isTaken(intended.job)) {
      hooks.onStarted(true);
      // Asked for by this run, although the answer came another way.
      if (isLost) hooks.onSpent(intended.job.usd);
      isLost = false;
      const record = await finish(intended.job);
      if (record) return record;
    } else if (intended.job.batch !== null) {
      throw inBatch(step, intended.job.batch);
    } else if (isAnswerExpected(intended.job, clock.now())) {
      await clock.sleep(otherProcessPollMs, signal);
    } else if (isFree) {
      journal.abandoned(intended.job.id, {code: 'job-abandoned', message: 'No answer was written down.'});
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
  async function finish(job: TakenJob): Promise<ArtifactRecord | null> {
    try {
      return await finishJob(job, step, artifacts, task, run);
    } catch (error) {
      const isUnknown = EngineError.is(error) && error.code === 'engine-job-unknown';
      if (!isUnknown || !isFree || repeats > 0 || signal?.aborted) throw error;
      repeats += 1;
      return null;
    }
  }
}

/** Writes the intent down, where the money reaches for it. */
function intend(step: EngineStep, run: EngineRun): Exclude<Intended, {kind: 'over-budget'}> {
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

/** What the journal is told before an engine is asked for a step. */
export function intentOf(step: EngineStep, {film, engine}: EngineRun): JobIntent {
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
