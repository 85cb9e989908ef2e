import {Minus, Pencil, Plus} from 'lucide-react';
import type {ReactNode} from 'react';
import type {EngineView, FilmContent, SceneChange} from '../../protocol.ts';
import {LinkButton} from '../parts/link-button.tsx';
import {Section} from '../parts/section.tsx';
import {GenerateButton} from '../spending/generate-button.tsx';
import {orderClips} from '../spending/order-clips.ts';
import {goTo} from '../view/go-to.ts';
import {useView} from '../view/view-store.ts';
import {count} from '../words/count.ts';
import {sayUsd} from '../words/format-usd.ts';

export type ChangesProps = {readonly content: FilmContent; readonly engine: EngineView};

/** Scene by scene, what differs from the lock and the last cut. */
export function Changes({content, engine}: ChangesProps): ReactNode {
  return (
    <Section
      title="Changes"
      aside={<span className="plan-count">{count(content.changes.length, 'scene')}</span>}
    >
      <ol className="changes">
        {content.changes.map((change) => (
          <Change key={`${change.kind} ${change.scene}`} change={change} content={content} engine={engine} />
        ))}
      </ol>
    </Section>
  );
}

const marks = {
  added: {icon: <Plus aria-hidden />, says: 'Added'},
  changed: {icon: <Pencil aria-hidden />, says: 'Changed'},
  removed: {icon: <Minus aria-hidden />, says: 'Removed'},
} as const;

function Change({change, content, engine}: ChangesProps & {readonly change: SceneChange}): ReactNode {
  const film = useView((state) => state.film);
  const props = useView((state) => state.props);
  const scene = content.scenes.find(({address}) => address === change.scene);
  const mark = marks[change.kind];
  return (
    <li className={`change change-${change.kind}`}>
      <span className="change-mark" title={mark.says}>
        {mark.icon}
        <span className="ui-visually-hidden">{mark.says}:</span>
      </span>
      <div className="change-body">
        <div className="change-head">
          {scene === undefined ? (
            <span className="change-name">{change.name}</span>
          ) : (
            <LinkButton onPress={() => goTo(scene)}>{change.name}</LinkButton>
          )}
          {change.clips === 0 ? null : (
            <span className="change-price">
              {count(change.clips, 'clip')} · {sayUsd(change.usd)}
            </span>
          )}
        </div>
        <ul className="change-what">
          {change.what.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {change.clips === 0 || change.kind === 'removed' || film === null ? null : (
          <GenerateButton
            size="s"
            order={orderClips(film, props, {targets: [change.scene]})}
            engine={engine}
            clips={change.clips}
            usd={change.usd}
            of={change.name}
          >
            Generate…
          </GenerateButton>
        )}
      </div>
    </li>
  );
}
