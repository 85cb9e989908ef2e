import {existsSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {createCompositor, createOverlayPainter, type Compositor} from '@matchcut/compose';
import type {JsonObject} from '@matchcut/engine';
import type {Store} from '@matchcut/store';
import type {PainterProcess} from '@matchcut/compose/start-for-changed-code';
import type {FoundFilm} from '../loading/load-films.ts';
import {overlaysDirOf} from '../project/state-dir.ts';
import {overlayStage, stagedFilm} from '../stage/overlay-stage.ts';
import type {Workshop} from './workshop.ts';

/** Composes cuts of one film with whatever props. */
export type TemplateCompositor = Compositor & {
  /** The same film with other props, drawn by the same browser. */
  readonly withProps: (props: JsonObject) => Compositor;
};

/** What composes a film's cut; its browser starts with the first overlay that has to be drawn. */
export async function openCompositor(
  film: FoundFilm,
  props: JsonObject,
  store: Pick<Store, 'temporaryFile'>,
  {project, engine, desk, media}: Workshop,
  painterProcess: PainterProcess | null = null,
): Promise<TemplateCompositor> {
  const overlaysDir = overlaysDirOf(project.stateDir);
  // In the store's own folder for such things, which is swept after a killed run.
  const scratch = await store.temporaryFile('.compose');
  await mkdir(scratch);
  const painter = createOverlayPainter({
    stage: overlayStage(film),
    film: stagedFilm(film, props, engine, desk),
    publicDirectory: existsSync(project.publicDir) ? project.publicDir : null,
    cacheDirectory: overlaysDir,
    scratch,
    started: painterProcess,
  });
  const tools = {media, painter, pictures: join(overlaysDir, 'pictures'), scratch};
  return {
    ...createCompositor(tools),
    withProps: (others) =>
      createCompositor({
        ...tools,
        painter: {
          ...painter,
          ...painter.withFilm(stagedFilm(film, others, engine, desk)),
          // The browser ends with whoever it belongs to.
          close: async () => {},
        },
      }),
  };
}
