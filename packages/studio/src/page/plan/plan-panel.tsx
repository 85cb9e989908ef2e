import {Sparkles} from 'lucide-react';
import type {ReactNode} from 'react';
import type {EngineView, FilmContent, TotalsView} from '../../protocol.ts';
import {problemOf} from '../api/studio-request.ts';
import {useFilm, useProject} from '../api/queries.ts';
import {GenerateButton} from '../spending/generate-button.tsx';
import {orderClips} from '../spending/order-clips.ts';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {useView} from '../view/view-store.ts';
import {count} from '../words/count.ts';
import {sayUsd} from '../words/format-usd.ts';
import {formatSeconds} from '../words/timecode.ts';
import {Changes} from './changes.tsx';
import {Diagnostics} from './diagnostics.tsx';
import './plan-panel.css';

/** What would be made, why, and at which price. */
export function PlanPanel(): ReactNode {
  const film = useFilm();
  const project = useProject();
  const error = film.error ?? project.error;
  if (film.data === undefined || project.data === undefined) {
    return error === null ? (
      <div className="panel-loading">
        <Skeleton label="Planning the film…" lines={6} height={16} />
      </div>
    ) : (
      <ErrorState problem={problemOf(error)} />
    );
  }
  const {content, view} = film.data;
  if (content === null) {
    return view.problem === null ? null : (
      <EmptyState title="No plan yet">
        The film has to be read once. What is in the way is told beside the picture.
      </EmptyState>
    );
  }
  return (
    <div className="plan">
      <PlanTotals film={view.film.id} totals={content.totals} engine={project.data.engine} />
      <Diagnostics content={content} />
      {content.changes.length === 0 ? (
        <NoChanges content={content} />
      ) : (
        <Changes content={content} engine={project.data.engine} />
      )}
    </div>
  );
}

function PlanTotals({
  film,
  totals,
  engine,
}: {
  readonly film: string;
  readonly totals: TotalsView;
  readonly engine: EngineView;
}): ReactNode {
  const props = useView((state) => state.props);
  const isComplete = totals.generate === 0;
  return (
    <section className="plan-totals" aria-label="Total">
      <p className="plan-price">{isComplete ? 'Nothing to generate' : sayUsd(totals.usd)}</p>
      <p className="plan-amounts">
        {isComplete
          ? null
          : `${count(totals.generate, 'clip')} to generate, ${formatSeconds(totals.seconds)}. `}
        {count(totals.reuse, 'step')} reused, {totals.compose} to compose for free.
      </p>
      {isComplete ? null : (
        <GenerateButton
          kind="primary"
          icon={<Sparkles />}
          order={orderClips(film, props, {targets: null})}
          engine={engine}
          clips={totals.generate}
          usd={totals.usd}
        >
          Generate all missing…
        </GenerateButton>
      )}
    </section>
  );
}

function NoChanges({content}: {readonly content: FilmContent}): ReactNode {
  return content.totals.generate === 0 ? (
    <EmptyState title="All as the code says">
      Each shot’s clip is in the store and bound by the lock. Change a prompt, and what that makes anew stands
      here.
    </EmptyState>
  ) : (
    <EmptyState title="No scene has changed">
      What is missing was made before, and is no longer in the store.
    </EmptyState>
  );
}
