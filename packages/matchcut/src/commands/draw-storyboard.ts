import {join, relative, resolve} from 'node:path';
import {paintContactSheet} from '@matchcut/compose';
import {formatSlug, framesPerSecond} from '@matchcut/plan';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {writeOutput} from '../output/write-output.ts';
import {readView} from '../planning/read-wishes.ts';
import {makePart} from '../rendering/make-part.ts';
import {pictureShots} from '../rendering/picture-shots.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut storyboard`: a frame of each shot on one sheet. Free engines make the missing clips first. */
export function drawStoryboard(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, argument, option} = session;
  const wishes = readView(session);
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader, media} = workshop;
    const film = await findFilm(argument, project, loader);
    return withStore(project, session, async (store) => {
      const plan = await makePart(
        {
          film,
          wishes,
          store,
          chooseGoals: (steps) => (step) => isClip(step) && step.format === steps[0]?.format,
        },
        workshop,
        session,
      );
      const format = plan.film.formats[0]?.id ?? '16:9';
      const cells = await pictureShots(plan, format, store, media, signal);
      const seconds = plan.film.timeline.frames / framesPerSecond(plan.film.frameRate);
      const png = await paintContactSheet({title: plan.film.title, seconds, cells});
      const name = wishes.formats === null ? '' : `-${formatSlug(format)}`;
      const out = resolve(
        cwd,
        option(options.out) ?? join(project.outDir, `${plan.film.id}-storyboard${name}.png`),
      );
      await writeOutput(out, png);
      const missing = cells.filter((cell) => cell.png === null).length;
      const told = {path: out, film: plan.film.id, format, shots: cells.length, missing};
      terminal.out(isJson ? `${JSON.stringify({formatVersion: '1', ...told})}\n` : `${relative(cwd, out)}\n`);
      return missing > 0 && workshop.engine.billing === 'free' ? exitCodes.error : exitCodes.done;
    });
  });
}

function isClip({kind}: {readonly kind: string}): boolean {
  return kind === 'clip' || kind === 'extension' || kind === 'edit';
}
