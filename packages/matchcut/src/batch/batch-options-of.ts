import {createClipVerifier} from '@matchcut/compose';
import type {BatchOptions} from '@matchcut/runner';
import type {Journal, Store} from '@matchcut/store';
import {spendingLimits} from '../workshop/spending-limits.ts';
import type {Workshop} from '../workshop/workshop.ts';

/** What ordering and collecting need of a project. */
export function batchOptionsOf(
  {project, engine, media, signal}: Workshop,
  store: Store,
  journal: Journal,
  {maxCost, retryUnknown}: {readonly maxCost: number | null; readonly retryUnknown: boolean},
): BatchOptions {
  return {
    engine,
    store,
    journal,
    signal,
    verifier: createClipVerifier(media),
    lockPath: project.lockFile,
    retryUnknown,
    ...spendingLimits(project, maxCost),
  };
}
