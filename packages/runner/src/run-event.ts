import type {FormatId, Step, StepId, StepKind} from '@matchcut/plan';
import type {Failure} from './failure.ts';

/** What a run tells while it goes on; JSON, in order. */
export type RunEvent =
  | {readonly kind: 'run-started'; readonly film: string; readonly steps: number; readonly work: number}
  | ({
      readonly kind: 'step-started';
      /** Whether a job of an earlier run, or of another process, is carried on. */
      readonly adopted: boolean;
    } & StepName)
  | {readonly kind: 'step-progress'; readonly step: StepId; /** 0 to 1. */ readonly progress: number}
  | ({
      readonly kind: 'step-retrying';
      readonly step: StepId;
      /** 1 for the first repetition. */
      readonly attempt: number;
      readonly inMs: number;
    } & Failure)
  | ({readonly kind: 'step-done'; readonly how: 'reused' | 'made'; readonly ms: number} & StepName)
  | ({readonly kind: 'step-failed'} & StepName & Failure)
  | ({
      readonly kind: 'step-skipped';
      /** The step whose failure it is. */ readonly because: StepId;
    } & StepName)
  /** A stored artifact turned out to be damaged or gone, and is made again. */
  | ({readonly kind: 'artifact-remade'} & StepName & Failure)
  | {readonly kind: 'run-finished'; readonly outcome: RunOutcome; readonly counts: RunCounts};

export type RunOutcome = 'done' | 'failed' | 'interrupted' | 'refused';

/** How many steps ended how. */
export type RunCounts = {
  readonly reused: number;
  readonly made: number;
  readonly failed: number;
  readonly skipped: number;
  /** Not come to, in a run that was interrupted or refused. */
  readonly left: number;
};

/** How events and results name a step. */
export type StepName = {
  readonly step: StepId;
  readonly stepKind: StepKind;
  readonly address: string;
  readonly format: FormatId;
};

export function nameStep({id, kind, address, format}: Step): StepName {
  return {step: id, stepKind: kind, address, format};
}
