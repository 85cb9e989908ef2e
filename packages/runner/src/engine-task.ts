import {rm, writeFile} from 'node:fs/promises';
import type {Engine, Job} from '@matchcut/engine';
import {asHandle} from './character-handle.ts';
import {engineInputs} from './engine-inputs.ts';
import type {ClipStep, EngineStep} from './engine-steps.ts';
import {progressOf, retryOptions, withSignal, type Run} from './run.ts';
import {withRetries} from './retry.ts';
import type {Artifacts} from './step-inputs.ts';
import {waitForJob} from './wait-for-job.ts';

/** The two things that an engine step consists of; between them its job is in the journal. */
export type EngineTask = {
  /** Asks the engine. What it throws tells whether a job may exist. */
  submit(): Promise<Job>;
  /** Waits for the job's result and brings it into a checked file of ours. */
  bring(job: Job): Promise<string>;
};

export function engineTask(step: EngineStep, artifacts: Artifacts, run: Run): EngineTask {
  return step.kind === 'character' ? characterTask(step, run) : clipTask(step, artifacts, run);
}

/**
 * A character has no job, but it has a price. Its handle is journalled as the state of one, so that it is not
 * made twice either.
 */
function characterTask(step: EngineStep & {readonly kind: 'character'}, run: Run): EngineTask {
  const {engine, files, store} = run;
  return {
    async submit() {
      const {reference} = step.request;
      const file = reference === null ? null : await files.find(reference);
      const handle = await engine.createCharacter(step.request, file);
      return {engine: engine.id, model: engine.model, id: handle.id, state: {handle}};
    },
    async bring(job) {
      const path = await store.temporaryFile('.json');
      await writeFile(path, `${JSON.stringify(asHandle(job.state['handle']))}\n`);
      return path;
    },
  };
}

function clipTask(step: ClipStep, artifacts: Artifacts, run: Run): EngineTask {
  const {engine, files, compositor} = run;
  return {
    // Never aborted: a job whose answer nobody waits for might be billed and lost.
    submit: async () => engine.submit(step.request, await engineInputs(step, artifacts, files)),
    async bring(job) {
      // Some engines work while a job runs, some while it is fetched: whichever says something is believed.
      const onProgress = progressOf(run, step.id);
      await waitForJob(job, step, run, onProgress);
      const path = await withRetries(
        () => fetchClip(engine, job, run, onProgress),
        retryOptions(run, step.id),
      );
      await compositor.verifyClip(path, step.request, withSignal(run));
      return path;
    },
  };
}

async function fetchClip(
  engine: Engine,
  job: Job,
  run: Run,
  onProgress: (progress: number) => void,
): Promise<string> {
  const path = await run.store.temporaryFile('.mp4');
  try {
    await engine.fetch(job, path, {...withSignal(run), onProgress});
    return path;
  } catch (error) {
    await rm(path, {force: true});
    throw error;
  }
}
