import {rm, writeFile} from 'node:fs/promises';
import type {Engine, FoundJob, Job, LostRequest} from '@matchcut/engine';
import type {Footage} from '@matchcut/plan';
import {asHandle} from './character-handle.ts';
import {engineInputs} from './engine-inputs.ts';
import type {ClipStep, EngineStep} from './engine-steps.ts';
import {progressOf, retryOptions, withSignal, type EngineRun} from './run.ts';
import {withRetries} from './retry.ts';
import {sourceFootage} from './source-footage.ts';
import type {Artifacts} from './step-inputs.ts';
import {waitForJob} from './wait-for-job.ts';

/** The two things that an engine step consists of; between them its job is in the journal. */
export type EngineTask = {
  /** Asks the engine. What it throws tells whether a job may exist. */
  submit(): Promise<Job>;
  /** Looks for the job of a request whose answer was lost. */
  find(lost: Omit<LostRequest, 'request' | 'inputs'>): Promise<FoundJob>;
  /** Waits for the job's result and brings it into a checked file of ours. */
  bring(job: Job): Promise<BroughtFile>;
};

export type BroughtFile = {readonly path: string; readonly footage: Footage | null};

export function engineTask(step: EngineStep, artifacts: Artifacts, run: EngineRun): EngineTask {
  return step.kind === 'character' ? characterTask(step, run) : clipTask(step, artifacts, run);
}

/**
 * A character has no job, but it has a price. Its handle is journalled as the state of one, so that it is not
 * made twice either.
 */
function characterTask(step: EngineStep & {readonly kind: 'character'}, run: EngineRun): EngineTask {
  const {engine, files, store} = run;
  return {
    async submit() {
      const known = await run.characters.fromLock(step.key, retryOptions(run, step.id));
      if (known !== null)
        return {engine: engine.id, model: engine.model, id: known.id, state: {handle: known}};
      const {reference} = step.request;
      const file = reference === null ? null : await files.find(reference);
      const handle = await engine.createCharacter(step.request, file);
      return {engine: engine.id, model: engine.model, id: handle.id, state: {handle}};
    },
    // Providers have no list of characters.
    find: async () => ({kind: 'undecided', message: "Characters can't be listed."}),
    async bring(job) {
      const path = await store.temporaryFile('.json');
      await writeFile(path, `${JSON.stringify(asHandle(job.state['handle']))}\n`);
      return {path, footage: null};
    },
  };
}

function clipTask(step: ClipStep, artifacts: Artifacts, run: EngineRun): EngineTask {
  const {engine, files, verifier} = run;
  const {request} = step;
  return {
    // Never aborted: a job whose answer nobody waits for might be billed and lost.
    submit: async () => engine.submit(request, await engineInputs(step, artifacts, files)),
    async find(lost) {
      const inputs = await engineInputs(step, artifacts, files);
      const found = await withRetries(
        async () => engine.find?.({...lost, request, inputs}, withSignal(run)),
        retryOptions(run, step.id),
      );
      return found ?? {kind: 'undecided', message: 'The engine has no way to look for jobs.'};
    },
    async bring(job) {
      // Some engines work while a job runs, some while it is fetched: whichever says something is believed.
      const onProgress = progressOf(run, step.id);
      await waitForJob(job, step, run, onProgress);
      const path = await withRetries(
        () => fetchClip(engine, job, run, onProgress),
        retryOptions(run, step.id),
      );
      const expected = {
        source: sourceFootage(step.request, artifacts),
        sound: engine.capabilities.sound,
      };
      const footage = await verifier.verifyClip(path, request, expected, withSignal(run));
      return {path, footage};
    },
  };
}

async function fetchClip(
  engine: Engine,
  job: Job,
  run: EngineRun,
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
