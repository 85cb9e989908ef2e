import type {HttpBindings} from '@hono/node-server';
import type {AccountId} from '../account.ts';
import type {BatchFault, JobFault} from '../faults/fault.ts';

/** What a route's context carries: Node's own request and answer, whose key it was, and what is to go wrong. */
export type ServerEnv = {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    account: AccountId;
    faults: readonly JobFault[];
    batchFaults: readonly BatchFault[];
  };
};
