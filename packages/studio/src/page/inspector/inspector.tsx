import type {FormatId} from '@matchcut/plan';
import {useState, type ReactNode} from 'react';
import type {EngineView, FilmContent} from '../../protocol.ts';
import {useFilm, useProject} from '../api/queries.ts';
import {problemOf} from '../api/studio-request.ts';
import {findSelected, type Selected} from '../selection/find-selected.ts';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {useView} from '../view/view-store.ts';
import {CaptionInspector} from './caption-inspector.tsx';
import {FilmInspector} from './film-inspector.tsx';
import {OverlayInspector} from './overlay-inspector.tsx';
import {SceneInspector} from './scene-inspector.tsx';
import {ShotInspector} from './shot-inspector.tsx';
import {SoundInspector} from './sound-inspector.tsx';
import {TransitionInspector} from './transition-inspector.tsx';
import './inspector.css';

/** All that is known of what is selected, and what can be done with it. */
export function Inspector(): ReactNode {
  const film = useFilm();
  const project = useProject();
  const selection = useView((state) => state.selection);
  const error = film.error ?? project.error;
  if (film.data === undefined || project.data === undefined) {
    return error === null ? (
      <div className="inspector-loading">
        <Skeleton label="Reading the film…" lines={8} height={16} />
      </div>
    ) : (
      <ErrorState problem={problemOf(error)} />
    );
  }
  const {content, view} = film.data;
  if (content === null) {
    return <EmptyState title="Nothing to inspect">The film can’t be read at the moment.</EmptyState>;
  }
  const selected = findSelected(content, selection);
  if (selected === null) return <FilmInspector view={view} content={content} selection={selection} />;
  return (
    <SelectedInspector key={selection} selected={selected} content={content} engine={project.data.engine} />
  );
}

function SelectedInspector({
  selected,
  content,
  engine,
}: {
  readonly selected: Selected;
  readonly content: FilmContent;
  readonly engine: EngineView;
}): ReactNode {
  const [format, chooseFormat] = useFormat(content);
  switch (selected.kind) {
    case 'shot':
      return (
        <ShotInspector
          scene={selected.scene}
          shot={selected.shot}
          format={format}
          onFormat={chooseFormat}
          content={content}
          engine={engine}
        />
      );
    case 'scene':
      return <SceneInspector scene={selected.scene} content={content} engine={engine} />;
    case 'transition':
      return <TransitionInspector transition={selected.transition} content={content} />;
    case 'overlay':
      return <OverlayInspector overlay={selected.overlay} content={content} />;
    case 'caption':
      return <CaptionInspector caption={selected.caption} content={content} />;
    case 'sound':
      return <SoundInspector sound={selected.sound} content={content} />;
  }
}

/** The format of the picture; where both are shown, the one that is chosen here. */
function useFormat(content: FilmContent): [FormatId, (format: FormatId) => void] {
  const shown = useView((state) => state.format);
  const [chosen, choose] = useState<FormatId | null>(null);
  const formats = content.formats.map(({id}) => id);
  const wanted = [chosen, shown].find((format) => formats.some((id) => id === format));
  return [formats.find((id) => id === wanted) ?? formats[0] ?? '16:9', choose];
}
