import {Receipt} from 'lucide-react';
import type {ReactNode} from 'react';
import {Meter} from 'react-aria-components';
import type {BudgetView, LedgerEntry, LedgerView} from '../../protocol.ts';
import {useLedger} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {count} from '../words/count.ts';
import {formatUsd} from '../words/format-usd.ts';
import {withinFilm} from '../words/within-film.ts';
import './ledger-panel.css';

/** What was spent, on what, and what the budget leaves. */
export function LedgerPanel(): ReactNode {
  const {data: ledger, error} = useLedger();
  if (ledger === undefined) {
    return error === null ? (
      <div className="panel-loading">
        <Skeleton label="Reading the ledger…" lines={6} height={16} />
      </div>
    ) : (
      <ErrorState problem={problemOf(error)} />
    );
  }
  return (
    <div className="ledger">
      <Totals ledger={ledger} />
      {ledger.entries.length === 0 ? (
        <EmptyState icon={<Receipt />} title="Nothing was spent">
          Each clip that costs money is written down here, before it is asked for.
        </EmptyState>
      ) : (
        <Days entries={ledger.entries} />
      )}
    </div>
  );
}

function Totals({ledger: {totalUsd, unknown, budget}}: {readonly ledger: LedgerView}): ReactNode {
  return (
    <section className="ledger-totals" aria-label="Total">
      <p className="ledger-total">{formatUsd(totalUsd)}</p>
      {unknown === 0 ? null : (
        <p className="ledger-unknown">and {count(unknown, 'clip')} of a price that nobody knows</p>
      )}
      {budget === null ? <p className="ledger-note">No budget is set.</p> : <Budget budget={budget} />}
    </section>
  );
}

function Budget({budget: {usd, per, committedUsd}}: {readonly budget: BudgetView}): ReactNode {
  const left = usd - committedUsd;
  return (
    <div className="ledger-budget">
      <Meter
        className="ledger-meter"
        aria-label={`Budget of ${formatUsd(usd)} per ${per}`}
        value={Math.min(committedUsd, usd)}
        maxValue={usd}
        valueLabel={`${formatUsd(committedUsd)} of ${formatUsd(usd)}`}
      >
        {({percentage}) => (
          <div
            className={left <= 0 ? 'ledger-meter-fill ledger-meter-full' : 'ledger-meter-fill'}
            style={{transform: `scaleX(${percentage / 100})`}}
          />
        )}
      </Meter>
      <p className="ledger-note">
        {formatUsd(committedUsd)} of {formatUsd(usd)} per {per};{' '}
        {left < 0 ? `${formatUsd(-left)} more than there was` : `${formatUsd(left)} left`}
      </p>
    </div>
  );
}

function Days({entries}: {readonly entries: readonly LedgerEntry[]}): ReactNode {
  const days = [...Map.groupBy(entries, ({day}) => day)].toSorted(([one], [other]) => (one < other ? 1 : -1));
  return days.map(([day, ofDay]) => (
    <section key={day} className="ledger-day" aria-label={day}>
      <header className="ledger-day-head">
        <h3>{day}</h3>
        <span>{sumOf(ofDay)}</span>
      </header>
      <ol>
        {ofDay.map((entry, index) => (
          // The same take can stand there twice: one that was lost, and one that was made.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="ledger-entry">
            <span className="ledger-what">
              <span className="ledger-shot">{withinFilm(entry.address, entry.film)}</span>
              <span className="ledger-how">
                {entry.film} · take {entry.take} · {entry.model} · {entry.state}
              </span>
            </span>
            <span className={entry.usd === null ? 'ledger-usd ledger-unknown' : 'ledger-usd'}>
              {entry.usd === null ? 'unknown' : formatUsd(entry.usd)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  ));
}

function sumOf(entries: readonly LedgerEntry[]): string {
  const known = entries.reduce((sum, {usd}) => sum + (usd ?? 0), 0);
  const unknown = entries.filter(({usd}) => usd === null).length;
  return unknown === 0 ? formatUsd(known) : `${formatUsd(known)} and ${unknown} unknown`;
}
