import type {Engine} from '@matchcut/engine';
import type {Step} from '@matchcut/plan';
import {readHandle} from './character-handle.ts';
import {retryOptions, type EngineRun} from './run.ts';
import {RunnerError} from './runner-error.ts';
import type {Artifacts, BrokenInput} from './step-inputs.ts';
import type {Task} from './task.ts';

/**
 * The characters that a shot is about to be made with and that the engine's provider no longer has, or has for
 * another account. Their handles are dropped, so that they are made again, once for all shots.
 */
export async function findForgotten(
  {step, needs}: Task,
  artifacts: Artifacts,
  run: EngineRun,
): Promise<readonly BrokenInput[]> {
  if (step.kind !== 'clip' && step.kind !== 'extension' && step.kind !== 'edit') return [];
  if (run.engine.knowsCharacter === undefined || run.journal.inFlight([step.key]).length > 0) return [];
  const forgotten: BrokenInput[] = [];
  for (const task of needs.filter(({step: need}) => need.kind === 'character')) {
    const artifact = artifacts.get(task.key);
    if (artifact === undefined) continue;
    const handle = await readHandle(artifact.path);
    if (await run.characters.isKnown(handle, retryOptions(run, step.id))) continue;
    await run.store.drop(task.key);
    const message = `${run.engine.id} no longer has ${handle.name} (${handle.id}), or has it for another account.`;
    forgotten.push({task, error: new RunnerError('character-forgotten', message)});
  }
  return forgotten;
}

export function isFreeCharacter({kind}: Step, {capabilities: {identities}}: Engine): boolean {
  return kind === 'character' && identities.kind === 'handle' && identities.usd === 0;
}
