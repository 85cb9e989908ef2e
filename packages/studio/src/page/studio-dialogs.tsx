import type {ReactNode} from 'react';
import {ShortcutSheet} from './keys/shortcut-sheet.tsx';
import {RenderDialog} from './render-dialog/render-dialog.tsx';
import {SpendingDialog} from './spending/spending-dialog.tsx';
import {TakesDialog} from './takes/takes-dialog.tsx';
import {useView} from './view/view-store.ts';

/** The dialog that is open, if one is. */
export function StudioDialogs(): ReactNode {
  const dialog = useView((view) => view.dialog);
  const close = useView((view) => view.closeDialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'generate':
      return <SpendingDialog order={dialog.order} onClose={close} />;
    case 'render':
      return <RenderDialog onClose={close} />;
    case 'takes':
      return <TakesDialog address={dialog.address} format={dialog.format} onClose={close} />;
  }
}
