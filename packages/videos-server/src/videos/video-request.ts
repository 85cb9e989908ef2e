import type {AccountId} from '../account.ts';
import type {JobFault} from '../faults/fault.ts';
import type {RequestBody} from '../http/request-body.ts';

/** A call that makes a video. */
export type VideoRequest = {
  readonly account: AccountId;
  readonly body: RequestBody;
  /** What is to go wrong with the job. */
  readonly faults: readonly JobFault[];
};
