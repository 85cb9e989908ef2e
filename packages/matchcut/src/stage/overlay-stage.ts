import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Engine, JsonObject} from '@matchcut/engine';
import type {OverlayStage} from '@matchcut/compose';
import type {ProjectDesk} from '../asking/project-desk.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import {fontFolders} from './font-folders.ts';
import type {StagedFilm} from './find-overlay-content.ts';

/** The film's side of the page that draws overlays: the same module once more, in the browser. */
export function overlayStage({file}: FoundFilm): OverlayStage {
  return {
    code: [
      `import * as film from ${JSON.stringify(file)};`,
      `import {overlayFinder} from 'matchcut/find-overlay-content';`,
      `export const findOverlay = overlayFinder(film);`,
    ].join('\n'),
    resolveDirectory: dirname(file),
    // A film need not have Matchcut installed beside it: npx brings its own.
    modules: {
      matchcut: fileURLToPath(new URL('../index.ts', import.meta.url)),
      'matchcut/overlays': fileURLToPath(new URL('../overlays/index.ts', import.meta.url)),
      'matchcut/find-overlay-content': fileURLToPath(new URL('./find-overlay-content.ts', import.meta.url)),
    },
    folders: fontFolders(),
  };
}

/** What the page is told with every overlay. */
export function stagedFilm(
  {exportName}: FoundFilm,
  props: JsonObject,
  engine: Engine,
  desk: Pick<ProjectDesk, 'answers'>,
): StagedFilm {
  const {id, model, semantics, options, capabilities, billing} = engine;
  return {
    exportName,
    props,
    engine: {id, model, semantics, options, capabilities, billing},
    answers: desk.answers(),
  };
}
