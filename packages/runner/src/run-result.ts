import type {ArtifactRecord, StepId} from '@matchcut/plan';
import type {Failure} from './failure.ts';
import type {RunCounts, StepName} from './run-event.ts';

/** How a run ended. Whatever its kind: what was made is kept, and a next run goes on from there. */
export type RunResult =
  | ({readonly kind: 'done'} & RunSummary)
  | ({readonly kind: 'failed'} & RunSummary)
  /** The signal was aborted. Jobs of engines go on without us and are adopted by the next run. */
  | ({readonly kind: 'interrupted'} & RunSummary)
  /** Nothing was made and nothing spent. */
  | ({readonly kind: 'refused'} & RunRefusal & RunSummary);

export type RunSummary = {
  readonly counts: RunCounts;
  /** Steps that this run made, of which a plan may have taken some for granted: what was damaged is made again. */
  readonly made: readonly StepId[];
  /** What this run has asked engines for. */
  readonly spent: {readonly usd: number; /** Jobs whose price nobody knows. */ readonly unknown: number};
  /** What the plan is for: cuts, as a rule. Their bytes were checked. */
  readonly results: readonly RunArtifact[];
  readonly failed: readonly (StepName & Failure)[];
  readonly skipped: readonly (StepName & {readonly because: string})[];
};

export type RunArtifact = StepName & {
  readonly record: ArtifactRecord;
  /** Not to be written. */ readonly path: string;
};

export type RunRefusal = {
  readonly code: 'frozen-missing' | 'over-budget';
  readonly message: string;
  readonly hint: string;
  /** `frozen-missing`: what is missing. `over-budget`: what the money does not reach for. */
  readonly steps: readonly PricedStep[];
};

export type PricedStep = StepName & {readonly usd: number | null};
