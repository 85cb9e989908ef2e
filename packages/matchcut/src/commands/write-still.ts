import {join, relative, resolve} from 'node:path';
import {formatSlug} from '@matchcut/plan';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {writeOutput} from '../output/write-output.ts';
import {readOutput} from '../planning/output-wishes.ts';
import {readView} from '../planning/read-wishes.ts';
import {frameInCut, type Moment} from '../rendering/frame-in-cut.ts';
import {makePart} from '../rendering/make-part.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut still`: one frame of the cut, of which only the stretch that it is in is made. */
export function writeStill(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, argument, option} = session;
  const wishes = {...readView(session), output: readOutput(session)};
  const moment = readMoment(session);
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader, media} = workshop;
    const film = await findFilm(argument, project, loader);
    return withStore(project, session, async (store) => {
      const plan = await makePart(
        {
          film,
          wishes,
          store,
          chooseGoals:
            (steps) =>
            ({key}) =>
              key === frameInCut(steps, moment).source,
        },
        workshop,
        session,
      );
      const place = frameInCut(plan.steps, moment);
      if (!(await store.lookup([place.source])).has(place.source)) throw noPicture(place.frame);
      const {path} = await store.open(place.source);
      const [png] = await media.frames({path, frames: [place.sourceFrame]}, {signal});
      if (png === undefined) throw noPicture(place.frame);
      const name = `${plan.film.id}-${formatSlug(place.format)}-${place.frame}.png`;
      const out = resolve(cwd, option(options.out) ?? join(project.outDir, name));
      await writeOutput(out, png);
      const told = {path: out, film: plan.film.id, format: place.format, frame: place.frame};
      terminal.out(isJson ? `${JSON.stringify({formatVersion: '1', ...told})}\n` : `${relative(cwd, out)}\n`);
      return exitCodes.done;
    });
  });
}

function readMoment({option}: Session): Moment {
  const frame = option(options.frame);
  const seconds = option(options.at);
  if (frame !== null && seconds !== null) {
    throw new ProjectError('bad-option', 'Both --frame and --at are given.', 'Give one of them.', {
      where: '--frame',
    });
  }
  return seconds === null ? {frame: frame ?? 0} : {seconds};
}

function noPicture(frame: number): ProjectError {
  return new ProjectError(
    'no-picture-yet',
    `There is no picture of frame ${frame} yet.`,
    'Its clip is not made; matchcut render makes it.',
  );
}
