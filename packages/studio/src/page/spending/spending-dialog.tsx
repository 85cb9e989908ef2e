import {useEffect, type ReactNode} from 'react';
import type {RunOrder} from '../../protocol.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {useView} from '../view/view-store.ts';
import {describeOrder} from './describe-order.ts';
import {Quote} from './quote.tsx';
import {SpendButton} from './spend-button.tsx';
import {useSpendingCalls} from './use-spending-calls.ts';
import {useSpending} from './use-spending.ts';

export type SpendingDialogProps = {
  readonly order: RunOrder;
  readonly onClose: () => void;
};

/**
 * Shows what an order costs and takes it. There is no form in it, and the keyboard begins at Cancel, so that no Enter
 * spends that was meant for something else.
 */
export function SpendingDialog({order, onClose}: SpendingDialogProps): ReactNode {
  const {session, spending} = useSpending(order, useSpendingCalls());
  const openPanel = useView((state) => state.openPanel);
  const isOrdered = spending.kind === 'ordered';
  useEffect(() => {
    if (!isOrdered) return;
    // Where it goes on.
    openPanel('runs');
    onClose();
  }, [isOrdered, openPanel, onClose]);
  const isOrdering = spending.kind === 'ordering';
  return (
    <Dialog
      title={describeOrder(order)}
      isOpen={!isOrdered}
      // An answer that nobody waits for would leave people in doubt whether they paid.
      isRequired={isOrdering}
      onClose={onClose}
      size="l"
      footer={
        <>
          <Button autoFocus isDisabled={isOrdering} onPress={onClose}>
            Cancel
          </Button>
          <SpendButton spending={spending} session={session} />
        </>
      }
    >
      <Quote spending={spending} session={session} />
    </Dialog>
  );
}
