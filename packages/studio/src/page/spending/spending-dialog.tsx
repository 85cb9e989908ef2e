import type {ReactNode} from 'react';
import type {RunOrder} from '../../protocol.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {describeOrder} from './describe-order.ts';
import {Quote} from './quote.tsx';
import {SpendButton} from './spend-button.tsx';
import {useOrderDialog} from './use-order-dialog.ts';

export type SpendingDialogProps = {
  readonly order: RunOrder;
  readonly onClose: () => void;
};

/**
 * Shows what an order costs and takes it. There is no form in it, and the keyboard begins at Cancel, so that no Enter
 * spends that was meant for something else.
 */
export function SpendingDialog({order, onClose}: SpendingDialogProps): ReactNode {
  const {session, spending, isOrdered, isOrdering} = useOrderDialog(order, onClose);
  return (
    <Dialog
      title={describeOrder(order)}
      isOpen={!isOrdered}
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
