import type {Digest, Key, Step} from '@matchcut/plan';
import type {Store, StoredArtifact} from '@matchcut/store';
import type {Run} from './run.ts';
import type {Task} from './task.ts';
import {isUnfit, verifyArtifact} from './verify-artifact.ts';

/** The artifacts that a step is made from, by key; each was checked. */
export type Artifacts = ReadonlyMap<Key, StoredArtifact>;

export type OpenedInputs =
  | {readonly kind: 'open'; readonly artifacts: Artifacts}
  /** What was bad is dropped. */
  | {readonly kind: 'broken'; readonly broken: readonly BrokenInput[]};

export type BrokenInput = {readonly task: Task; readonly error: Error};

/** Opens everything that a task needs, or finds all that is missing, damaged or not what it should be. */
export async function openInputs(needs: readonly Task[], run: Run): Promise<OpenedInputs> {
  const artifacts = new Map<Key, StoredArtifact>();
  const broken: BrokenInput[] = [];
  for (const task of needs) {
    try {
      const artifact = await run.store.open(task.key);
      await verifyArtifact(task.step, artifact, run);
      artifacts.set(task.key, artifact);
    } catch (error) {
      if (!isUnfit(error)) throw error;
      broken.push({task, error});
    }
  }
  return broken.length === 0 ? {kind: 'open', artifacts} : {kind: 'broken', broken};
}

/** What the record of a new artifact says about what it was made from. */
export function digestsOf(artifacts: Artifacts): {readonly [key: string]: Digest} {
  return Object.fromEntries([...artifacts].map(([key, {record}]) => [key, record.digest]));
}

/** Whether the store has a step's artifact, made from these very inputs: another process may have been faster. */
export async function isMade(step: Step, artifacts: Artifacts, store: Store): Promise<boolean> {
  const record = (await store.lookup([step.key])).get(step.key);
  return (
    record !== undefined && [...artifacts].every(([key, input]) => record.inputs[key] === input.record.digest)
  );
}
