import {ComposeError} from '@matchcut/compose';
import {stepKey, type Step} from '@matchcut/plan';
import {StoreError, type StoredArtifact} from '@matchcut/store';
import type {Run} from './run.ts';
import {RunnerError} from './runner-error.ts';
import type {BrokenInput} from './step-inputs.ts';
import type {Task} from './task.ts';

/**
 * Makes sure that what the store has under a step's key is what the step makes. The store has compared the bytes with
 * their record; here the record is compared with the step, and the file with both. Drops what is not. Only for what
 * is composed: it can be made again without asking anybody, and a clip was measured when it arrived.
 *
 * Throws `artifact-unfit` and `result-unfit`.
 */
export async function verifyArtifact(step: Step, {record, path}: StoredArtifact, run: Run): Promise<void> {
  switch (step.kind) {
    case 'character':
    case 'clip':
    case 'extension':
    case 'edit':
      return;
    case 'conform':
    case 'segment':
    case 'soundtrack':
    case 'cut':
      break;
  }
  // A conformed clip goes into a dozen segments.
  const name = `${record.key} ${record.digest}`;
  if (run.verified.has(name)) return;
  try {
    if (record.kind !== step.kind || stepKey(record.kind, record.request) !== step.key)
      throw new RunnerError('artifact-unfit', `The record of the stored ${step.kind} is of something else.`);
    await run.compositor.verifyComposed(step, path);
  } catch (error) {
    if (isUnfit(error)) await run.store.drop(step.key);
    throw error;
  }
  run.verified.add(name);
}

/** Whether an artifact can't be used, is dropped already, and nothing else is wrong. */
export function isUnfit(error: unknown): error is Error {
  if (StoreError.is(error)) return error.code === 'store-corrupt' || error.code === 'store-missing';
  return (
    (ComposeError.is(error) && error.code === 'result-unfit') ||
    (RunnerError.is(error) && error.code === 'artifact-unfit')
  );
}

/**
 * Inputs that were made from what this run has made again, and has become another file: the plan took them for granted
 * because it did not know. Reads records alone.
 */
export async function findOutdated(
  needs: readonly Task[],
  artifacts: ReadonlyMap<string, StoredArtifact>,
  {store}: Run,
): Promise<readonly BrokenInput[]> {
  const composed = needs.filter(({lane}) => lane === 'compose');
  const current = await store.lookup(composed.flatMap((task) => task.needs.map(({key}) => key)));
  return composed.flatMap((task): readonly BrokenInput[] => {
    const inputs = artifacts.get(task.key)?.record.inputs ?? {};
    const other = task.needs.find(({key}) => {
      const digest = current.get(key)?.digest;
      return digest !== undefined && inputs[key] !== undefined && inputs[key] !== digest;
    });
    if (other === undefined) return [];
    const message = `It was made from another file than ${other.step.id} is now.`;
    return [{task, error: new RunnerError('artifact-unfit', message)}];
  });
}
