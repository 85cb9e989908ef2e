import {createRoot} from 'react-dom/client';
import {createFilmCode, type LoadFilm} from './film-code.ts';
import {dressDocument} from './dress-document.ts';
import {openStageLink} from './stage-link.ts';
import {Stage} from './stage.tsx';

/** Begins the page; whoever bundles it brings what loads the film's module. */
export function startPage(loadFilm: LoadFilm): void {
  dressDocument();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<Stage link={openStageLink()} code={createFilmCode(loadFilm)} />);
}
