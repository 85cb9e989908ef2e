import {Columns2} from 'lucide-react';
import type {FormatId} from '@matchcut/plan';
import type {ReactNode} from 'react';
import type {EngineView, TakesView} from '../../protocol.ts';
import {useTakes} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {Section} from '../parts/section.tsx';
import {GenerateButton} from '../spending/generate-button.tsx';
import {orderClips} from '../spending/order-clips.ts';
import {Button} from '../ui/button.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {useView} from '../view/view-store.ts';
import {sayUsd} from '../words/format-usd.ts';
import {TakeRow} from './take-row.tsx';
import './takes-list.css';

export type TakesListProps = {
  /** Of a shot. */
  readonly address: string;
  readonly format: FormatId;
  readonly engine: EngineView;
};

/** All takes of a shot that are there; one of them is shown in the film. */
export function TakesList({address, format, engine}: TakesListProps): ReactNode {
  const {data: takes, error} = useTakes(address, format);
  return (
    <Section
      title="Takes"
      aside={takes === undefined ? null : <span className="takes-format">{takes.format}</span>}
    >
      {takes === undefined ? (
        error === null ? (
          <Skeleton label="Looking for takes…" lines={2} height={36} />
        ) : (
          <ErrorState problem={problemOf(error)} />
        )
      ) : (
        <Takes takes={takes} engine={engine} />
      )}
    </Section>
  );
}

function Takes({takes, engine}: {readonly takes: TakesView; readonly engine: EngineView}): ReactNode {
  const film = useView((state) => state.film) ?? '';
  const props = useView((state) => state.props);
  const open = useView((state) => state.open);
  const {address, format} = takes;
  if (takes.takes.length === 0) {
    return <p className="takes-none">There is none yet. The first one that is generated stands here.</p>;
  }
  return (
    <>
      <ol className="takes">
        {takes.takes.map((take) => (
          <TakeRow key={take.take} take={take} takes={takes} />
        ))}
      </ol>
      <div className="takes-actions">
        <GenerateButton
          size="s"
          order={orderClips(film, props, {targets: [address], formats: [format], take: takes.next.take})}
          engine={engine}
          clips={1}
          usd={takes.next.usd}
        >
          {`Another take… ${sayUsd(takes.next.usd)}`}
        </GenerateButton>
        {takes.takes.length < 2 ? null : (
          <Button size="s" icon={<Columns2 />} onPress={() => open({kind: 'takes', address, format})}>
            Compare
          </Button>
        )}
      </div>
    </>
  );
}
