import {MousePointerClick} from 'lucide-react';
import type {ReactNode} from 'react';
import type {FilmContent, FilmView} from '../../protocol.ts';
import {Facts} from '../parts/facts.tsx';
import {Section} from '../parts/section.tsx';
import {Keys} from '../ui/keys.tsx';
import {count} from '../words/count.ts';
import {sayUsd} from '../words/format-usd.ts';
import {formatSeconds, formatTimecode} from '../words/timecode.ts';

export type FilmInspectorProps = {
  readonly view: FilmView;
  readonly content: FilmContent;
  /** What was selected, and is not in the film. */
  readonly selection: string | null;
};

/** The film as a whole, while nothing of it is selected. */
export function FilmInspector({view: {film}, content, selection}: FilmInspectorProps): ReactNode {
  const {title, fps, frames, formats, scenes, totals} = content;
  const shots = scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div className="inspector-kind">Film</div>
        <h2 className="inspector-title">{title}</h2>
        <p className="inspector-address">{film.file}</p>
      </header>
      {selection === null ? null : (
        <p className="inspector-gone" role="status">
          <code>{selection}</code> is not in the film any more.
        </p>
      )}
      <Section title="Length">
        <Facts
          facts={[
            {name: 'Time', value: `${formatTimecode(frames, fps)}, ${formatSeconds(frames / fps)}`},
            {name: 'Rate', value: `${Number(fps.toFixed(3))} fps, ${count(frames, 'frame')}`},
            {name: 'Scenes', value: `${count(scenes.length, 'scene')}, ${count(shots, 'shot')}`},
            ...formats.map(({id, width, height, cut}) => ({
              name: id,
              value: `${width} × ${height}, ${cut === null ? 'cut not up to date' : 'cut is there'}`,
            })),
          ]}
        />
      </Section>
      <Section title="To be made">
        <Facts
          facts={[
            {
              name: 'Generate',
              value:
                totals.generate === 0
                  ? 'nothing'
                  : `${count(totals.generate, 'clip')}, ${formatSeconds(totals.seconds)}, ${sayUsd(totals.usd)}`,
            },
            {name: 'Compose', value: `${count(totals.compose, 'step')}, free`},
            {name: 'Reuse', value: count(totals.reuse, 'step')},
          ]}
        />
      </Section>
      <div className="inspector-hint">
        <MousePointerClick aria-hidden />
        <p>
          Select a shot, overlay, caption, sound or transition in the timeline to see all of it here.{' '}
          <Keys keys="?" /> lists the keys.
        </p>
      </div>
    </div>
  );
}
