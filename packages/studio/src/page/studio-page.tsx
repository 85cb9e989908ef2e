import {useQueryClient} from '@tanstack/react-query';
import {Clapperboard, FilmIcon} from 'lucide-react';
import {useEffect, type ReactNode} from 'react';
import type {ProjectView} from '../protocol.ts';
import {followEvents} from './api/follow-events.ts';
import {useFilm, useProject} from './api/queries.ts';
import {noToken, problemOf} from './api/studio-request.ts';
import {readToken} from './api/token.ts';
import {Inspector} from './inspector/inspector.tsx';
import {useShortcuts} from './keys/use-shortcuts.ts';
import {fullScreenId} from './picture/full-screen.ts';
import {PictureArea} from './picture/picture-area.tsx';
import {Shell} from './shell/shell.tsx';
import {SidePanel} from './side-panel/side-panel.tsx';
import {StudioDialogs} from './studio-dialogs.tsx';
import {Timeline} from './timeline/timeline.tsx';
import {TopBar} from './top-bar/top-bar.tsx';
import {Transport} from './transport/transport.tsx';
import {Button} from './ui/button.tsx';
import {EmptyState} from './ui/empty-state.tsx';
import {ErrorState} from './ui/error-state.tsx';
import {Skeleton} from './ui/skeleton.tsx';
import {useView} from './view/view-store.ts';
import './studio-page.css';

/** The studio: the project first, then the film that is open. */
export function StudioPage(): ReactNode {
  if (readToken() !== null) return <OpenProject />;
  return (
    <Whole>
      <ErrorState problem={noToken} />
    </Whole>
  );
}

function OpenProject(): ReactNode {
  const client = useQueryClient();
  const project = useProject();
  useEffect(() => followEvents(client), [client]);
  if (project.data) return <OpenFilm project={project.data} />;
  if (!project.error) return <Opening />;
  return (
    <Whole>
      <ErrorState
        problem={problemOf(project.error)}
        action={<Button onPress={() => void project.refetch()}>Try again</Button>}
      />
    </Whole>
  );
}

function OpenFilm({project}: {readonly project: ProjectView}): ReactNode {
  const id = useView((view) => view.film);
  const openFilm = useView((view) => view.openFilm);
  const known = project.films.find((film) => film.id === id);
  const first = project.films[0]?.id;
  useEffect(() => {
    // A link to a film that isn't there any more leads to one that is.
    if (known === undefined && first !== undefined) openFilm(first);
  }, [known, first, openFilm]);

  const {data: film, error} = useFilm();
  const content = film?.content ?? null;
  useShortcuts(content);
  useFramesOf(content?.frames ?? null);
  useFullScreen();

  if (project.films.length === 0) return <NoFilms project={project} />;
  return (
    <>
      <Shell
        top={<TopBar project={project} content={content} />}
        left={<SidePanel />}
        middle={
          <div id={fullScreenId} className="picture-and-transport">
            {error && !film ? (
              <div className="picture-area">
                <ErrorState problem={problemOf(error)} />
              </div>
            ) : (
              <PictureArea film={film} />
            )}
            <Transport content={content} />
          </div>
        }
        right={<Inspector />}
        bottom={
          content && content.frames > 0 ? (
            <Timeline content={content} />
          ) : film ? (
            <EmptyState icon={<FilmIcon />} title="Nothing on the timeline">
              Scenes, shots, overlays, captions and sounds stand here once the film has them.
            </EmptyState>
          ) : (
            <div className="timeline-loading">
              <Skeleton label="Reading the film…" lines={5} height={28} />
            </div>
          )
        }
      />
      <StudioDialogs />
    </>
  );
}

function NoFilms({project}: {readonly project: ProjectView}): ReactNode {
  return (
    <Whole>
      {project.failures.length > 0 ? (
        project.failures.map((problem) => (
          <ErrorState key={`${problem.code} ${problem.where}`} problem={problem} />
        ))
      ) : (
        <EmptyState icon={<Clapperboard />} title={`${project.name} has no film yet`}>
          Write one, <code>hello.film.tsx</code>, and save; it opens here at once.
        </EmptyState>
      )}
    </Whole>
  );
}

function Opening(): ReactNode {
  return (
    <Whole>
      <Skeleton label="Opening the studio…" lines={3} />
    </Whole>
  );
}

function Whole({children}: {readonly children: ReactNode}): ReactNode {
  return (
    <main className="whole-page">
      <div className="whole-page-card">{children}</div>
    </main>
  );
}

/** A film that has become shorter can't be seen behind its end. */
function useFramesOf(frames: number | null): void {
  useEffect(() => {
    const {frame, seek} = useView.getState();
    if (frames !== null && frame > 0 && frame >= frames) seek(Math.max(0, frames - 1));
  }, [frames]);
}

function useFullScreen(): void {
  useEffect(() => {
    const changed = (): void => useView.setState({isFullScreen: document.fullscreenElement !== null});
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
}
