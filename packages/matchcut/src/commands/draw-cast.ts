import {join, relative, resolve} from 'node:path';
import {paintContactSheet} from '@matchcut/compose';
import {formatSlug, framesPerSecond, type DraftStep, type FormatId} from '@matchcut/plan';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {writeOutput} from '../output/write-output.ts';
import {readView} from '../planning/read-wishes.ts';
import {castAppearances} from '../rendering/cast-appearances.ts';
import {makePart} from '../rendering/make-part.ts';
import {pictureShots} from '../rendering/picture-shots.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut cast`: who is in which shot, and whether they stay themselves. Free engines make the missing clips first. */
export function drawCast(session: Session): Promise<number> {
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
          chooseGoals: (steps) => {
            const format = formatOf(steps);
            return (step) => step.kind === 'conform' && step.format === format;
          },
        },
        workshop,
        session,
      );
      const format = formatOf(plan.steps);
      const cells = await pictureShots(plan, format, store, media, signal);
      const appearances = castAppearances(plan.film.timeline, cells);
      if (appearances.length === 0) throw nobody(plan.film.id);
      let firstCell = 0;
      const groups = appearances.map(({name, look, cells: shots}) => {
        const group = {title: name, note: look, firstCell};
        firstCell += shots.length;
        return group;
      });
      const png = await paintContactSheet({
        title: `${plan.film.title}: cast`,
        seconds: plan.film.timeline.frames / framesPerSecond(plan.film.frameRate),
        cells: appearances.flatMap((appearance) => appearance.cells),
        groups,
      });
      const name = wishes.formats === null ? '' : `-${formatSlug(format)}`;
      const out = resolve(
        cwd,
        option(options.out) ?? join(project.outDir, `${plan.film.id}-cast${name}.png`),
      );
      await writeOutput(out, png);
      const told = {
        path: out,
        film: plan.film.id,
        format,
        cast: appearances.map(({name: member, cells: shots}) => ({
          name: member,
          shots: shots.map(({address}) => address),
        })),
      };
      terminal.out(isJson ? `${JSON.stringify({formatVersion: '1', ...told})}\n` : `${relative(cwd, out)}\n`);
      return exitCodes.done;
    });
  });
}

/** The first that is cut: a cropped format brings clips of another one along. */
function formatOf(steps: readonly DraftStep[]): FormatId {
  return steps.find(({kind}) => kind === 'cut')?.format ?? '16:9';
}

function nobody(film: string): ProjectError {
  return new ProjectError(
    'no-cast',
    `The film "${film}" has no characters and no props.`,
    "Make one with character('…', {look: '…'}) and write it into a prompt.",
  );
}
