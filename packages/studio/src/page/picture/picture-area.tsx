import {Film} from 'lucide-react';
import {useEffect, useMemo, useRef, type ReactNode} from 'react';
import type {FormatView} from '../../protocol.ts';
import type {KnownFilm} from '../api/queries.ts';
import {stageUrl} from '../api/media-urls.ts';
import {useReveal} from '../api/mutations.ts';
import {ProblemPanel} from '../problem/problem-panel.tsx';
import {blocksInWindow} from '../timeline/blocks-in-window.ts';
import {Badge} from '../ui/badge.tsx';
import {EmptyState} from '../ui/empty-state.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {useView} from '../view/view-store.ts';
import {useStage, type StagedFilm} from './use-stage.ts';
import './picture-area.css';

/** The film's picture, in one format or in all of them side by side. */
export function PictureArea({film}: {readonly film: KnownFilm | undefined}): ReactNode {
  const choice = useView((view) => view.format);
  const reveal = useReveal();
  const generation = useView((view) => view.stageGenerations[film?.view.film.id ?? ''] ?? 0);
  const staged = useMemo<StagedFilm | null>(
    () =>
      film?.content
        ? {film: film.view.film, props: film.view.props.values, content: film.content, generation}
        : null,
    [film, generation],
  );
  const problem = film?.view.problem ?? null;
  const content = film?.content ?? null;
  const shown = content?.formats.filter(({id}) => choice === 'both' || id === choice) ?? [];
  const formats = shown.length > 0 ? shown : (content?.formats.slice(0, 1) ?? []);
  const ratios = formats.reduce((sum, {width, height}) => sum + width / height, 0);
  return (
    <section className="picture-area" aria-label="Picture">
      {content?.frames === 0 ? (
        <EmptyState icon={<Film />} title="The film has no scene yet">
          Put a <code>{'<Scene>'}</code> into it and save; it is shown here at once.
        </EmptyState>
      ) : (
        <div
          className="picture-row"
          data-dimmed={problem !== null}
          // As high as all of them fit beside each other.
          style={{['--ratios' as string]: ratios, ['--gaps' as string]: `${(formats.length - 1) * 16}px`}}
        >
          {staged
            ? formats.map((format, index) => (
                <Picture
                  key={`${staged.film.id} ${format.id}`}
                  staged={staged}
                  format={format}
                  isClock={index === 0}
                  generation={generation}
                />
              ))
            : film === undefined && (
                <div className="picture-loading">
                  <Skeleton label="Reading the film…" height={240} />
                </div>
              )}
        </div>
      )}
      {problem ? (
        <div className="picture-problem">
          <ProblemPanel problem={problem} onReveal={(place) => reveal.mutate(place)} />
        </div>
      ) : null}
    </section>
  );
}

function Picture({
  staged,
  format,
  isClock,
  generation,
}: {
  readonly staged: StagedFilm;
  readonly format: FormatView;
  readonly isClock: boolean;
  /** Of the code that the stage draws with. */
  readonly generation: number;
}): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const reveal = useReveal();
  const {isReady, problem} = useStage(frame, staged, format.id, isClock);
  const loaded = useRef(generation);
  useEffect(() => {
    // A stage that stands takes new code by itself; one that could not be built is asked for again.
    if (isReady || loaded.current === generation || frame.current === null) return;
    loaded.current = generation;
    frame.current.src = stageUrl(staged.film.id);
  }, [isReady, generation, staged.film.id]);
  return (
    <figure className="picture">
      <div className="picture-screen" style={{aspectRatio: `${format.width} / ${format.height}`}}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- the policy that the server sends with it says so */}
        <iframe
          ref={frame}
          className="picture-frame"
          data-ready={isReady}
          src={stageUrl(staged.film.id)}
          title={`The film in ${format.id}`}
        />
        {isReady ? null : <span className="picture-wait ui-skeleton-line" />}
        {problem ? (
          <div className="picture-stage-problem">
            <ProblemPanel problem={problem} onReveal={(place) => reveal.mutate(place)} />
          </div>
        ) : null}
      </div>
      <figcaption className="picture-caption">
        {format.id}
        <PictureMark format={format} />
      </figcaption>
    </figure>
  );
}

/** What the picture is of, where it isn't the clip itself. */
function PictureMark({format}: {readonly format: FormatView}): ReactNode {
  const index = useView(({frame}) => blocksInWindow(format.picture, {from: frame, to: frame + 1})[0]);
  const kind = format.picture[index]?.kind;
  if (kind === undefined || kind === 'clip') return null;
  return <Badge tone="outlined">{kind === 'animatic' ? 'Animatic' : 'Slate'}</Badge>;
}
