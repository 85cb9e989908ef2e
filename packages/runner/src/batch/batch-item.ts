import type {BatchRequest} from '@matchcut/engine';
import type {ArtifactRecord, Plan, StepOf} from '@matchcut/plan';
import type {JobIntent} from '@matchcut/store';
import {bringAgain} from '../bring-again.ts';
import {readHandle} from '../character-handle.ts';
import {engineTask} from '../engine-task.ts';
import {engineInputs} from '../engine-inputs.ts';
import {bindCharacter, type LockKeeper} from '../lock-keeper.ts';
import {intentOf, makeWithEngine} from '../make-with-engine.ts';
import {retryOptions, type EngineRun} from '../run.ts';
import type {Artifacts} from '../step-inputs.ts';

/** A clip that is about to be ordered. */
export type BatchItem = {readonly intent: JobIntent; readonly request: BatchRequest};

/** The clips of a plan that go into a batch. */
export function batchedSteps({steps}: Plan): readonly StepOf<'clip'>[] {
  return steps.filter(
    (step): step is StepOf<'clip'> => step.kind === 'clip' && step.batch?.kind === 'batched',
  );
}

/**
 * Makes ready what a clip is ordered with: its characters are made live, since an order can't wait for them. `null`
 * where the clip was paid for before and its provider still had it: then it is in the store now.
 */
export async function prepareItem(
  step: StepOf<'clip'>,
  plan: Plan,
  run: EngineRun,
  lock: LockKeeper,
): Promise<BatchItem | null> {
  const artifacts = await openCharacters(step, plan, run, lock);
  const isUnderWay = run.journal.inFlight([step.key]).length > 0;
  const again = isUnderWay
    ? null
    : await bringAgain(step, artifacts, engineTask(step, artifacts, run), run, () => {});
  if (again !== null) return null;
  return {
    intent: intentOf(step, run),
    request: {
      id: step.key,
      request: step.request,
      inputs: await engineInputs(step, artifacts, run.files),
    },
  };
}

async function openCharacters(
  step: StepOf<'clip'>,
  plan: Plan,
  run: EngineRun,
  lock: LockKeeper,
): Promise<Artifacts> {
  const needed = plan.steps.filter(
    (need): need is StepOf<'character'> => need.kind === 'character' && step.needs.includes(need.id),
  );
  const artifacts = new Map<ArtifactRecord['key'], Awaited<ReturnType<EngineRun['store']['open']>>>();
  for (const character of needed) {
    if (!(await isReady(character, run))) {
      const record = await makeWithEngine(character, new Map(), run, {
        onStarted() {},
        onSpent() {},
        onDoubt() {},
      });
      if (record !== null) {
        const {path} = await run.store.open(record.key);
        await lock.bind([bindCharacter(character, record, await readHandle(path))]);
      }
    }
    artifacts.set(character.key, await run.store.open(character.key));
  }
  return artifacts;
}

/** Whether a character's handle is there and still worth something; one that the provider forgot is dropped. */
async function isReady(character: StepOf<'character'>, run: EngineRun): Promise<boolean> {
  const {store, characters} = run;
  if (!(await store.lookup([character.key])).has(character.key)) return false;
  const handle = await readHandle((await store.open(character.key)).path);
  if (await characters.isKnown(handle, retryOptions(run, character.id))) return true;
  await store.drop(character.key);
  return false;
}
