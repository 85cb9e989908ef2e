import {useEffect} from 'react';
import type {RunOrder} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {useSpending, type Spender} from './use-spending.ts';
import {useSpendingCalls} from './use-spending-calls.ts';

export type OrderDialog = Spender & {
  /** Then the dialog is over. */
  readonly isOrdered: boolean;
  /** An answer that nobody waits for would leave people in doubt whether they paid. */
  readonly isOrdering: boolean;
};

/** What a dialog needs that shows an order with its price; once it is ordered, the page shows where it goes on. */
export function useOrderDialog(order: RunOrder, onClose: () => void): OrderDialog {
  const spender = useSpending(order, useSpendingCalls());
  const openPanel = useView((state) => state.openPanel);
  const isOrdered = spender.spending.kind === 'ordered';
  useEffect(() => {
    if (!isOrdered) return;
    openPanel('runs');
    onClose();
  }, [isOrdered, openPanel, onClose]);
  return {...spender, isOrdered, isOrdering: spender.spending.kind === 'ordering'};
}
