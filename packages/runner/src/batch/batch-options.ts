import type {EngineBatches} from '@matchcut/engine';
import type {ClipVerifier} from '@matchcut/compose';
import type {EngineRunOptions} from '../open-engine-run.ts';
import {RunnerError} from '../runner-error.ts';

export type BatchOptions = EngineRunOptions & {
  readonly verifier: ClipVerifier;
  /** The project's `matchcut.lock.json`. */
  readonly lockPath: string;
};

/** The engine's batches. Throws `no-batches`. */
export function batchesOf({engine}: Pick<BatchOptions, 'engine'>): EngineBatches {
  if (engine.batches !== undefined) return engine.batches;
  throw new RunnerError('no-batches', `The engine "${engine.id}" takes no batches.`);
}
