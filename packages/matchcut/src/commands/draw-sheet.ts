import {join, relative, resolve} from 'node:path';
import {paintContactSheet, type ContactCell, type ContactSheet} from '@matchcut/compose';
import {
  formatSize,
  formatSlug,
  framesPerSecond,
  type DraftStep,
  type FormatId,
  type Plan,
} from '@matchcut/plan';
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

export type Sheet = Omit<ContactSheet, 'seconds' | 'aspect'> & {
  /** What is told of it with `--json`. */
  readonly told: object;
};

/**
 * A sheet with frames of a film's shots. Free engines make the missing clips first; for paid ones it shows what there is.
 *
 * @param name part of the file's name.
 * @param layOut what is on the sheet, from a picture of each shot.
 */
export function drawSheet(
  session: Session,
  name: string,
  layOut: (plan: Plan, shots: readonly ContactCell[]) => Sheet,
): Promise<number> {
  const {cwd, signal, terminal, isJson, argument, option} = session;
  const wishes = readView(session);
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader, media} = workshop;
    const film = await findFilm(argument, project, loader);
    return withStore(project, session, async (store) => {
      const plan = await makePart({film, wishes, store, chooseGoals: clipsShown}, workshop, session);
      const format = formatOf(plan.steps);
      const shots = await pictureShots(plan, format, store, media, signal);
      const {told, ...sheet} = layOut(plan, shots);
      const seconds = plan.film.timeline.frames / framesPerSecond(plan.film.frameRate);
      // Of every resolution the same.
      const {width, height} = formatSize(format, '720p');
      const png = await paintContactSheet({...sheet, seconds, aspect: width / height});
      const part = wishes.formats === null ? '' : `-${formatSlug(format)}`;
      const file = join(project.outDir, `${plan.film.id}-${name}${part}.png`);
      const path = resolve(cwd, option(options.out) ?? file);
      await writeOutput(path, png);
      const all = {formatVersion: '1', path, film: plan.film.id, format, ...told};
      terminal.out(isJson ? `${JSON.stringify(all)}\n` : `${relative(cwd, path)}\n`);
      const isMissing = sheet.cells.some((cell) => cell.png === null);
      return isMissing && workshop.engine.billing === 'free' ? exitCodes.error : exitCodes.done;
    });
  });
}

/** Those that the film shows in its first format: of an edited shot the edit, of a cropped one what it is cropped from. */
function clipsShown(steps: readonly DraftStep[]): (step: DraftStep) => boolean {
  const format = formatOf(steps);
  const conforms = steps.filter((step) => step.kind === 'conform' && step.format === format);
  const needed = new Set(conforms.flatMap(({needs}) => needs));
  return ({id, kind}) => needed.has(id) && kind !== 'conform';
}

/** The first that is cut: a cropped format brings clips of another one along. */
function formatOf(steps: readonly DraftStep[]): FormatId {
  return steps.find(({kind}) => kind === 'cut')?.format ?? '16:9';
}
