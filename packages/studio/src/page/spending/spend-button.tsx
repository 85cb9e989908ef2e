import type {ReactNode} from 'react';
import type {QuoteView} from '../../protocol.ts';
import {count} from '../words/count.ts';
import {formatUsd} from '../words/format-usd.ts';
import {Button} from '../ui/button.tsx';
import {mayOrder, type Spending, type SpendingSession} from './spending-session.ts';

export type SpendButtonProps = {
  readonly spending: Spending;
  readonly session: SpendingSession;
};

/** The only thing in the studio that spends money, and it says how much. */
export function SpendButton({spending, session}: SpendButtonProps): ReactNode {
  const quote = spending.kind === 'quoted' || spending.kind === 'ordering' ? spending.quote : null;
  // Nothing is there to be ordered, and so no button to order it.
  if (quote !== null && quote.clips.length === 0 && quote.order.what === 'clips') return null;
  return (
    <Button
      kind="primary"
      isDisabled={!mayOrder(spending) && spending.kind !== 'ordering'}
      isPending={spending.kind === 'ordering'}
      onPress={session.order}
    >
      {quote === null ? 'Spend…' : namesOf(quote)}
    </Button>
  );
}

function namesOf({usd, order, clips}: QuoteView): string {
  const isCut = order.what === 'cut';
  if (usd === 0) return isCut ? 'Render, free' : `Paint ${count(clips.length, 'clip')}, free`;
  if (usd === null) return isCut ? 'Spend an unknown amount and render' : 'Spend an unknown amount';
  return isCut ? `Spend ${formatUsd(usd)} and render` : `Spend ${formatUsd(usd)}`;
}
