import {X} from 'lucide-react';
import type {ReactNode} from 'react';
import {Dialog as AriaDialog, Heading, Modal, ModalOverlay} from 'react-aria-components';
import {IconButton} from './icon-button.tsx';
import './dialog.css';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one to press last. */
  readonly footer?: ReactNode;
  /** @default 'm' */
  readonly size?: 'm' | 'l' | 'xl';
  /** Something must be answered: neither Esc nor a click beside it closes it. */
  readonly isRequired?: boolean;
};

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'm',
  isRequired = false,
}: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      isDismissable={!isRequired}
      isKeyboardDismissDisabled={isRequired}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`ui-modal ui-modal-${size}`}>
        <AriaDialog className="ui-dialog">
          <header className="ui-dialog-head">
            <Heading slot="title" className="ui-dialog-title">
              {title}
            </Heading>
            {isRequired ? null : (
              <IconButton label="Close" keys="Esc" size="s" slot="close">
                <X />
              </IconButton>
            )}
          </header>
          <div className="ui-dialog-body">{children}</div>
          {footer === undefined ? null : <footer className="ui-dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
