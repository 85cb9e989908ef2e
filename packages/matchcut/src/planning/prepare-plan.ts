import {makingOf} from '@matchcut/compose';
import {
  createPlanMemo,
  draftPlan,
  surveyFilm,
  settlePlan,
  type DraftStep,
  type FileState,
  type Plan,
} from '@matchcut/plan';
import {readLock, readPrevious, type Store} from '@matchcut/store';
import {cropFilm, isCropped} from '../cropping/crop-film.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {filmPlaces, withPlaces, type PlaceOf} from './film-places.ts';
import {filesByDigest, lookAtFiles} from './look-at-files.ts';
import {lookAtOverlays} from './look-at-overlays.ts';
import type {OverlayWatch} from './overlay-watch.ts';
import {scaleOf, settingsOf} from './output-wishes.ts';
import {goalsOf, onlyFormats, readReplace, type PlanWishes} from './plan-wishes.ts';
import {renderFoundFilm} from './survey-found-film.ts';

/** A plan, and what carrying it out needs from the project. */
export type PreparedPlan = {
  readonly plan: Plan;
  /** What was found of the files that the film names, by their paths in the public folder. */
  readonly looked: ReadonlyMap<string, FileState>;
  /** Paths of the files that the film names, by digest. */
  readonly files: ReadonlyMap<string, string>;
  /** Why the plan can't say what changed since the last run, where it can't. */
  readonly note: string | null;
  /** Where what the plan's timeline names stands in the project's code. */
  readonly placeOf: PlaceOf;
};

/** Decides what a plan is for, once it is known what steps there are. */
export type ChooseGoals = (steps: readonly DraftStep[]) => (step: DraftStep) => boolean;

export type PrepareOptions = {
  /** @default what the wishes say */
  readonly chooseGoals?: ChooseGoals;
  /** Whether only clips are wanted: then nobody has to know what overlays look like. @default false */
  readonly clipsOnly?: boolean;
  /** Looks at the overlays of a film that is planned many times. @default this plan does it by itself */
  readonly overlays?: OverlayWatch | null;
};

/** From a film to its plan: JSX → film tree → survey → draft → plan, with a look at the world in between. */
export async function preparePlan(
  film: FoundFilm,
  wishes: PlanWishes,
  store: Pick<Store, 'lookup'>,
  workshop: Workshop,
  {
    chooseGoals = (steps) => goalsOf(steps, film.definition.id, wishes),
    clipsOnly = false,
    overlays = null,
  }: PrepareOptions = {},
): Promise<PreparedPlan> {
  const {project, media, knownFiles, loader, signal} = workshop;
  const memo = createPlanMemo();
  const tree = await renderFoundFilm(film, wishes.props, workshop);
  const survey = onlyFormats(surveyFilm(tree, workshop, memo), wishes.formats);

  // What the film names, as it is in this project now.
  const paths = survey.files.map(({path}) => path);
  const files = await lookAtFiles(paths, {...project, media, known: knownFiles, signal});
  const seen = clipsOnly
    ? {looks: () => null}
    : await (overlays?.look(survey, wishes.props) ??
        lookAtOverlays(survey, film, {...project, loader, props: wishes.props}));
  const lock = await readLock(project.lockFile);
  const making = makingOf(settingsOf(wishes.output));
  const scale = scaleOf(wishes.output, survey.film.formats);
  const replace = new Map(wishes.replace.map(readReplace));
  const whole = draftPlan(survey, {files, ...seen, making, scale, lock, replace}, memo);
  const {frames} = wishes;
  const draft = frames === null ? whole : {...whole, steps: cropFilm(whole.steps, frames, making)};

  // What is there already.
  const records = await store.lookup(draft.steps.map(({key}) => key));
  const previous = await readPrevious(project.stateDir, survey.film.id);
  const goals = chooseGoals(draft.steps);
  const plan = settlePlan(draft, {
    records,
    previous: previous.steps.filter((step) => !isCropped(step)),
    goals,
    batch: wishes.batch,
  });
  const placeOf = filmPlaces(tree, project.root);
  return {
    plan: {...plan, diagnostics: withPlaces(plan.diagnostics, placeOf)},
    looked: files,
    files: filesByDigest(files, project.publicDir),
    note: previous.note,
    placeOf,
  };
}
