import {useEffect, useMemo, useSyncExternalStore} from 'react';
import type {RunOrder} from '../../protocol.ts';
import {startSpending, type Spending, type SpendingCalls, type SpendingSession} from './spending-session.ts';

export type Spender = {readonly session: SpendingSession; readonly spending: Spending};

/** A session for this order, which has been asked for its price; another order is another session. */
export function useSpending(order: RunOrder, calls: SpendingCalls): Spender {
  // By what it says: an order that was put together anew while rendering is still the same.
  const told = JSON.stringify(order);
  const session = useMemo(() => startSpending(JSON.parse(told) as RunOrder, calls), [told, calls]);
  useEffect(() => session.ask(), [session]);
  return {session, spending: useSyncExternalStore(session.subscribe, session.state)};
}
