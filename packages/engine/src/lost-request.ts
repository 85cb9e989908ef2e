import type {EngineInputs} from './inputs.ts';
import type {Job} from './job.ts';
import type {EngineRequest} from './request.ts';

/** A request that was sent and never answered, as far as we know. */
export type LostRequest = {
  readonly request: EngineRequest;
  readonly inputs: EngineInputs;
  /** When it was about to be sent; ISO 8601, UTC, by this machine's clock. */
  readonly askedAt: string;
  /** Ids of jobs that answer other requests of ours. */
  readonly taken: ReadonlySet<string>;
  /** Other requests of ours that are without an answer just now: a job may be theirs. @default none */
  readonly unanswered?: readonly EngineRequest[];
};

export type FoundJob =
  | {readonly kind: 'found'; readonly job: Job}
  /** The provider surely never took it: it may be asked again. */
  | {readonly kind: 'absent'}
  /** There is no telling. `message` says why. */
  | {readonly kind: 'undecided'; readonly message: string};
