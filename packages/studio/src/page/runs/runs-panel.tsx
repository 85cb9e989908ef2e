import {ListVideo} from 'lucide-react';
import type {ReactNode} from 'react';
import {useRuns} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {RunCard} from './run-card.tsx';
import './runs-panel.css';

/** What is being made, what waits for it, and what became of what was. */
export function RunsPanel(): ReactNode {
  const {data: runs, error} = useRuns();
  if (runs === undefined) {
    return error === null ? (
      <div className="panel-loading">
        <Skeleton label="Reading the queue…" lines={5} height={16} />
      </div>
    ) : (
      <ErrorState problem={problemOf(error)} />
    );
  }
  if (runs.length === 0) {
    return (
      <EmptyState icon={<ListVideo />} title="Nothing was ordered yet">
        What you generate or render goes on here, also after the page is closed.
      </EmptyState>
    );
  }
  return (
    <ol className="runs" aria-label="Runs, newest first">
      {runs.map((run) => (
        <li key={run.id}>
          <RunCard run={run} />
        </li>
      ))}
    </ol>
  );
}
