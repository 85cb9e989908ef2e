import {useMemo} from 'react';
import {useStartRun} from '../api/mutations.ts';
import {postToStudio, problemOf} from '../api/studio-request.ts';
import type {SpendingCalls} from './spending-session.ts';

/**
 * Prices are asked for anew and not kept: one that changed by itself, between a look at it and the click, would be
 * agreed to by nobody.
 */
export function useSpendingCalls(): SpendingCalls {
  const {mutateAsync} = useStartRun();
  return useMemo(
    () => ({
      quote: async (order) => postToStudio('api/quote', order),
      order: async (order) => mutateAsync(order),
      problemOf,
    }),
    [mutateAsync],
  );
}
