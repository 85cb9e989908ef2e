import type {JsonObject} from '@matchcut/engine';
import type {Plan, Step} from '@matchcut/plan';
import type {BatchedFilm} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {loadFilms, noFilm, type FoundFilm} from '../loading/load-films.ts';
import {checkDiagnostics} from '../planning/check-diagnostics.ts';
import {goalsOf} from '../planning/plan-wishes.ts';
import {preparePlan} from '../planning/prepare-plan.ts';
import {readWishes} from '../planning/read-wishes.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {readRows} from '../rows/read-rows.ts';

/** Films with the props that they are to be made with. */
type Wanted = {readonly film: FoundFilm; readonly props: JsonObject; readonly line: number | null};

/** What is to be ordered, of all films together. */
export type PlannedFilms = {
  readonly films: readonly BatchedFilm[];
  /** Clips that follow live. */
  readonly live: number;
};

/**
 * Plans every film that the command names, far enough to know which clips are missing. One film that can't be made
 * stops all, before anything is ordered. Throws `bad-rows`, `film-has-errors`, and what finding films throws.
 */
export async function planBatchFilms(
  store: Store,
  workshop: Workshop,
  session: Session,
): Promise<PlannedFilms> {
  const wishes = {...readWishes(session), batch: true};
  const films: BatchedFilm[] = [];
  let live = 0;
  for (const {film, props, line} of await findWanted(workshop, session)) {
    session.signal.throwIfAborted();
    const {plan, files} = await planOne(film, {...wishes.props, ...props}, line);
    live += plan.steps.filter(({batch, kind}) => batch?.kind === 'live' && kind !== 'character').length;
    films.push({plan: onlyOrdered(plan), files});
  }
  return {films, live};

  async function planOne(film: FoundFilm, props: JsonObject, line: number | null): Promise<BatchedFilm> {
    try {
      const prepared = await preparePlan(film, {...wishes, props}, store, workshop, {
        clipsOnly: true,
        chooseGoals: (steps) => {
          const isWanted = goalsOf(steps, film.definition.id, wishes);
          return wishes.target.length > 0
            ? isWanted
            : ({kind}) => kind === 'clip' || kind === 'extension' || kind === 'edit';
        },
      });
      checkDiagnostics(
        prepared.plan.diagnostics.filter(({severity}) => severity === 'error'),
        session,
      );
      return prepared;
    } catch (error) {
      if (line === null || !(error instanceof Error)) throw error;
      throw new ProjectError(
        'bad-rows',
        `Line ${line}: ${error.message}`,
        'Put the line right; nothing was ordered.',
        {
          where: session.option(options.rows) ?? '',
          cause: error,
        },
      );
    }
  }
}

async function findWanted(
  {project, loader}: Workshop,
  {args, option, cwd}: Session,
): Promise<readonly Wanted[]> {
  const rows = option(options.rows);
  if (rows !== null) {
    if (args.length > 1 || option(options.all)) throw rowsOfMany();
    const film = await findFilm(args[0] ?? null, project, loader);
    return readRows(rows, cwd, film.definition).map(({line, props, problem}) => {
      if (problem !== null) throw problem;
      return {film, props, line};
    });
  }
  if (option(options.all) && args.length > 0) throw allOfSome();
  const films = option(options.all)
    ? await allFilms()
    : await Promise.all((args.length > 0 ? args : [null]).map((name) => findFilm(name, project, loader)));
  return films.map((film) => ({film, props: {}, line: null}));

  async function allFilms(): Promise<readonly FoundFilm[]> {
    const {films: found, failures} = await loadFilms(project, loader);
    const [failure] = failures;
    if (failure !== undefined) throw failure;
    if (found.length === 0) throw noFilm(project);
    return found;
  }
}

function rowsOfMany(): ProjectError {
  return new ProjectError(
    'bad-option',
    '--rows has the props of one film.',
    'Name one film with it, and not --all.',
    {
      where: '--rows',
    },
  );
}

function allOfSome(): ProjectError {
  return new ProjectError('bad-usage', 'Films were named, and --all means all of them.', 'Give either.', {
    where: '--all',
  });
}

/** What an order is placed from: thousands of plans are held at once, and most of a plan is about the cut. */
function onlyOrdered(plan: Plan): Plan {
  const ordered = plan.steps.filter(({batch}) => batch?.kind === 'batched');
  const needed = new Set(ordered.flatMap(({needs}) => needs));
  const steps: readonly Step[] = plan.steps.filter(
    (step) => step.batch?.kind === 'batched' || needed.has(step.id),
  );
  return {...plan, steps, dropped: [], diagnostics: []};
}
