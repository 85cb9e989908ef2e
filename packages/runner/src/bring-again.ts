import {EngineError} from '@matchcut/engine';
import {parseKey, type ArtifactRecord, type Digest} from '@matchcut/plan';
import type {EngineTask} from './engine-task.ts';
import type {ClipStep} from './engine-steps.ts';
import type {EngineRun} from './run.ts';
import {digestsOf, type Artifacts} from './step-inputs.ts';
import {JobFailure} from './wait-for-job.ts';

/**
 * Brings a clip that was paid for before and is not in this store, where its provider still has it: a store can be
 * lost, and another machine has none. `null` where it has to be made, and paid for, again.
 */
export async function bringAgain(
  step: ClipStep,
  artifacts: Artifacts,
  task: EngineTask,
  run: EngineRun,
  onFound: () => void,
): Promise<ArtifactRecord | null> {
  const {store, clock, madeBefore} = run;
  for (const {job, usd} of madeBefore(step.key, sourceDigest(step, artifacts))) {
    try {
      const {path, footage} = await task.bring(job);
      onFound();
      const {key, kind, request} = step;
      const madeAt = new Date(clock.now()).toISOString();
      const made = {key, kind, inputs: digestsOf(artifacts), request, job, footage, usd, madeAt};
      return await store.put(made, path);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  return null;
}

/** Which file a clip goes on from; `null` where it goes on from none. */
function sourceDigest({request}: ClipStep, artifacts: Artifacts): Digest | null {
  if (request.kind === 'create') return null;
  const key = parseKey(request.source);
  return (key === null ? undefined : artifacts.get(key))?.record.digest ?? null;
}

/** Expired, deleted, or made by a server that is no longer asked. */
function isGone(error: unknown): boolean {
  if (error instanceof JobFailure) return true;
  return (
    EngineError.is(error) && (error.code === 'engine-job-unknown' || error.code === 'engine-misconfigured')
  );
}
