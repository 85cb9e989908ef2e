import {EngineError} from '@matchcut/engine';
import type {ArtifactRecord} from '@matchcut/plan';
import type {EntryId, InFlightJob, JournalJob} from '@matchcut/store';
import type {EngineTask} from './engine-task.ts';
import type {EngineStep} from './engine-steps.ts';
import {describeFailure} from './failure.ts';
import type {EngineRun} from './run.ts';
import {digestsOf, type Artifacts} from './step-inputs.ts';
import {JobFailure} from './wait-for-job.ts';

/** A job that an engine has taken, as it stands in the journal. */
export type TakenJob = {readonly id: EntryId; readonly job: JournalJob; readonly usd: number | null};

export function isTaken(job: InFlightJob): job is InFlightJob & TakenJob {
  return job.job !== null;
}

/** Whether asking twice costs nothing. */
export function costsNothing(step: EngineStep, {engine}: EngineRun): boolean {
  return engine.billing === 'free' || step.price?.usd === 0;
}

/** Waits for a job, brings its result into the store, and ends its entry in the journal. Asks for nothing new. */
export async function finishJob(
  {id, job, usd}: TakenJob,
  step: EngineStep,
  artifacts: Artifacts,
  task: EngineTask,
  run: EngineRun,
): Promise<ArtifactRecord> {
  const {journal, store, clock, signal, inFlight} = run;
  inFlight.count += 1;
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
    if (isUnknown || costsNothing(step, run) || error instanceof JobFailure)
      journal.failed(id, describeFailure(cause));
    throw cause;
  } finally {
    inFlight.count -= 1;
  }
}
