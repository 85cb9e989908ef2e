import type {CallOptions} from './call-options.ts';
import type {EngineInputs} from './inputs.ts';
import type {Job} from './job.ts';
import type {Quote} from './quote.ts';
import type {EngineRequest} from './request.ts';

/**
 * Many requests in one order. Each of them ends as an ordinary `Job`, which is asked about and fetched like any
 * other; a batch only starts them.
 */
export interface EngineBatches {
  /** Most requests in one order, and most bytes of them as they are sent. */
  readonly limits: {readonly requests: number; readonly bytes: number};
  /** Why a request can't be part of one, in a few words; `null` where it can. Pure. */
  refuses(request: EngineRequest): string | null;
  /** The price of a request in a batch; pure. */
  quote(request: EngineRequest): Quote;
  /** Size of a request as it is sent, in bytes, to split orders by. Pure, and never too small. */
  sizeOf(request: EngineRequest): number;
  /** Places an order. Money is spent here. `order.id` can be found again with `find`. */
  submit(order: BatchOrder, options?: CallOptions): Promise<BatchJob>;
  /** Looks for an order whose answer was lost. */
  find(id: string, options?: CallOptions): Promise<FoundBatch>;
  status(batch: BatchJob, options?: CallOptions): Promise<BatchStatus>;
  /** What is known of its requests so far, in any order; all of them once it has ended. */
  results(batch: BatchJob, options?: CallOptions): Promise<readonly BatchResult[]>;
  /** Asks the provider to start no more of it. */
  cancel(batch: BatchJob, options?: CallOptions): Promise<void>;
}

export type BatchOrder = {
  /** Ours, unique. */
  readonly id: string;
  readonly requests: readonly BatchRequest[];
};

export type BatchRequest = {
  /** Unique in the order; the result has it again. */
  readonly id: string;
  readonly request: EngineRequest;
  readonly inputs: EngineInputs;
};

/** A placed order; JSON, without secrets, as `Job` is. */
export type BatchJob = Job;

export type FoundBatch =
  | {readonly kind: 'found'; readonly batch: BatchJob}
  | {readonly kind: 'absent'}
  | {readonly kind: 'undecided'; readonly message: string};

export type BatchStatus =
  | {readonly kind: 'running'; readonly done: number; readonly total: number; readonly pollAfterMs?: number}
  /** Nothing more will come of it. `results` has all there is. */
  | {readonly kind: 'ended'}
  /** The whole order was refused; nothing of it was made. */
  | {readonly kind: 'refused'; readonly message: string};

export type BatchResult = {readonly id: string} & (
  | {readonly kind: 'made'; readonly job: Job}
  /** `code` is one of the engine's errors or the provider's own word. `isBilled` is `null` where nobody knows. */
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      readonly isBilled: boolean | null;
    }
);
