import type {HttpBindings} from '@hono/node-server';
import type {AccountId} from '../account.ts';

/** What a route's context carries: Node's own request and answer, and whose key it was. */
export type ServerEnv = {
  readonly Bindings: HttpBindings;
  readonly Variables: {account: AccountId};
};
