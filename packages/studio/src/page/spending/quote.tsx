import {Check} from 'lucide-react';
import type {ReactNode} from 'react';
import {Checkbox} from 'react-aria-components';
import type {QuoteView} from '../../protocol.ts';
import {count} from '../words/count.ts';
import {formatSeconds} from '../words/timecode.ts';
import {formatUsd, sayUsd} from '../words/format-usd.ts';
import {Button} from '../ui/button.tsx';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {QuoteTable} from './quote-table.tsx';
import {hasPriceChanged, type Refused, type Spending, type SpendingSession} from './spending-session.ts';
import './quote.css';

export type QuoteProps = {
  readonly spending: Spending;
  readonly session: SpendingSession;
};

/** What would be made at which price, and what the budget says to it. */
export function Quote({spending, session}: QuoteProps): ReactNode {
  switch (spending.kind) {
    case 'quoting':
      return (
        <>
          {spending.refused === null ? null : <NotOrdered refused={spending.refused} now={null} />}
          <Skeleton label="Asking for the price…" lines={4} height={20} />
        </>
      );
    case 'unquoted':
      return (
        <ErrorState problem={spending.problem} action={<Button onPress={session.ask}>Ask again</Button>} />
      );
    case 'quoted':
      return (
        <>
          {spending.refused === null ? null : (
            <NotOrdered refused={spending.refused} now={hasPriceChanged(spending) ? spending.quote : null} />
          )}
          <Quoted quote={spending.quote} />
          {spending.quote.usd === null && spending.quote.refusal === null ? (
            <UnknownPrice
              isAgreed={spending.agreesToUnknown}
              onAgree={(agrees) => session.agreeToUnknown(agrees)}
            />
          ) : null}
        </>
      );
    case 'ordering':
      return <Quoted quote={spending.quote} />;
    case 'ordered':
      return null;
  }
}

function Quoted({quote}: {readonly quote: QuoteView}): ReactNode {
  return (
    <>
      {quote.clips.length === 0 ? (
        <NothingToGenerate what={quote.order.what} />
      ) : (
        <>
          <QuoteTable order={quote.order} clips={quote.clips} />
          <Sums quote={quote} />
        </>
      )}
      {quote.refusal === null ? null : <ErrorState problem={quote.refusal} />}
    </>
  );
}

function NothingToGenerate({what}: {readonly what: QuoteView['order']['what']}): ReactNode {
  return what === 'cut' ? (
    <EmptyState title="All clips are there">Rendering takes time, and no money.</EmptyState>
  ) : (
    <EmptyState title="Nothing is missing">All of these clips are in the store.</EmptyState>
  );
}

function Sums({quote: {clips, seconds, usd, leftUsd}}: {readonly quote: QuoteView}): ReactNode {
  const unknown = clips.filter((clip) => clip.usd === null).length;
  return (
    <dl className="quote-sums">
      <div className="quote-sum quote-total">
        <dt>
          {count(clips.length, 'clip')}, {formatSeconds(seconds)}
        </dt>
        <dd className={usd === null ? 'quote-unknown' : undefined}>
          {usd === null ? `unknown (${unknown} of ${clips.length})` : sayUsd(usd)}
        </dd>
      </div>
      {leftUsd === null ? (
        <div className="quote-sum">
          <dt>Budget</dt>
          <dd>none is set</dd>
        </div>
      ) : (
        <>
          <div className="quote-sum">
            <dt>Budget left before</dt>
            <dd>{formatUsd(leftUsd)}</dd>
          </div>
          <div className="quote-sum">
            <dt>Budget left after</dt>
            <dd className={usd === null ? 'quote-unknown' : usd > leftUsd ? 'quote-over' : undefined}>
              {usd === null ? 'unknown' : formatUsd(leftUsd - usd)}
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}

function UnknownPrice({
  isAgreed,
  onAgree,
}: {
  readonly isAgreed: boolean;
  readonly onAgree: (agrees: boolean) => void;
}): ReactNode {
  return (
    <Checkbox className="quote-agree" isSelected={isAgreed} onChange={onAgree}>
      <span className="quote-box" aria-hidden>
        <Check />
      </span>
      <span>
        I agree to a price that nobody knows. The engine names no price for at least one clip, so it may cost
        any amount.
      </span>
    </Checkbox>
  );
}

/** An order that the server did not take; with the price that it is now, where that is another one. */
function NotOrdered({refused, now}: {readonly refused: Refused; readonly now: QuoteView | null}): ReactNode {
  return (
    <div className="quote-refused" role="alert">
      <p className="quote-refused-title">
        {now === null
          ? 'It was not ordered, and nothing was spent.'
          : `The price changed from ${sayUsd(refused.agreedUsd)} to ${sayUsd(now.usd)}. Nothing was ordered.`}
      </p>
      <p>{refused.problem.message}</p>
      {refused.problem.hint === null ? null : <p>{refused.problem.hint}</p>}
    </div>
  );
}
