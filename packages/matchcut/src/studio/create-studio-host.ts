import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {animatic, openClipStudio} from '@matchcut/engine-animatic';
import {openJournal, readLock, type Store} from '@matchcut/store';
import {
  protocolVersion,
  type AgreedOrder,
  type FilmView,
  type ProblemView,
  type Props,
  type ProjectView,
  type QuoteView,
  type RunOrder,
  type StageFolders,
  type StudioEvent,
  type StudioHost,
} from '@matchcut/studio';
import {createProjectDesk} from '../asking/project-desk.ts';
import {ProjectError} from '../errors/project-error.ts';
import type {FoundFilm, FoundFilms} from '../loading/load-films.ts';
import {matchcutVersion} from '../project/matchcut-version.ts';
import {stagedFilm} from '../stage/overlay-stage.ts';
import {openWorkshop, type Workshop} from '../workshop/workshop.ts';
import {carryOutOrder} from './carry-out-order.ts';
import {filmContent} from './film-content.ts';
import {createFilmShelf} from './film-shelf.ts';
import {budgetView, ledgerView} from './ledger-view.ts';
import {readJson, orderCommand} from './order-wishes.ts';
import {paintSlate} from './paint-slate.ts';
import {createPlanShelf, nameOf} from './plan-shelf.ts';
import {wantedPreview} from './preview-of-film.ts';
import {createPreviewPainter} from './preview-painter.ts';
import {problemView} from './problem-view.ts';
import {propsView} from './props-view.ts';
import {quoteOrder, type OrderQuote} from './quote-order.ts';
import {revealPlace} from './reveal-place.ts';
import {createSerial} from './serial.ts';
import {serveStage} from './serve-stage.ts';
import {planForStudio} from './studio-plans.ts';
import {createStudioRuns} from './studio-runs.ts';
import {createStudioTakes} from './studio-takes.ts';
import {createStoredFiles} from './stored-files.ts';
import {modulesOf} from './modules-of.ts';
import {watchProject, watchState, type ProjectChange} from './watch-project.ts';

export type OpenStudioHost = StudioHost & AsyncDisposable;

export type StudioHostOptions = {
  /** A folder of the project. */
  readonly cwd: string;
  readonly store: Store;
  readonly signal: AbortSignal;
  /** Told of what goes wrong while nobody waits for an answer. */
  readonly onTrouble: (error: unknown) => void;
};

/** While something goes on films are told as other ones no more often than this. */
const newsMs = 250;

/** Opens a project for the studio: its films as they are now, and everything that is done with them. */
export async function createStudioHost(options: StudioHostOptions): Promise<OpenStudioHost> {
  const {cwd, store, signal, onTrouble} = options;
  await using tools = new AsyncDisposableStack();
  let workshop: Workshop & AsyncDisposable = await openWorkshop(cwd, signal);
  tools.defer(() => workshop[Symbol.asyncDispose]());
  const {root, stateDir} = workshop.project;
  const painter = tools.adopt(animatic(), (opened) => opened.close());
  const slates = tools.adopt(openClipStudio({workers: 1}), (opened) => opened.close());
  // One that stays open: what opens and closes it all the time could not tell its own traces from others'.
  const journal = tools.adopt(openJournal({path: join(stateDir, 'journal.sqlite')}), (opened) =>
    opened.close(),
  );
  const listeners = new Set<(event: StudioEvent) => void>();
  const tell = (event: StudioEvent): void => {
    for (const listener of listeners) listener(event);
  };
  // Films are rendered one after another: a module that is being forgotten must not be loaded meanwhile.
  const serial = createSerial();
  const files = createStoredFiles(store, () => workshop.media, signal);
  const films = createFilmShelf(() => workshop, serial);
  const plans = createPlanShelf((film, props) =>
    serial(() => planForStudio(film, props, painter, store, workshop)),
  );
  // A page is asked for file by file, and looks at all that it is made of each time.
  const stages = new Map<string, Promise<StageFolders>>();
  let configProblem: ProblemView | null = null;
  let revision = 1;

  const problemOf = (error: unknown): ProblemView => problemView(error, root);

  const tellFilms = (): void => {
    revision += 1;
    for (const {id} of films.known()) tell({kind: 'film', film: id, revision});
  };
  const changed = (): void => {
    plans.outdate();
    tellFilms();
  };

  let newsTimer: NodeJS.Timeout | null = null;
  const tellSoon = (): void => {
    newsTimer ??= setTimeout(() => {
      newsTimer = null;
      tellFilms();
    }, newsMs);
  };
  const changedSoon = (): void => {
    plans.outdate();
    tellSoon();
  };
  tools.defer(() => {
    if (newsTimer !== null) clearTimeout(newsTimer);
  });

  const preview = tools.adopt(createPreviewPainter(onTrouble), (opened) => opened.close());

  const runs = tools.adopt(
    createStudioRuns({
      problemOf,
      now: () => new Date(),
      onChange: (run) => {
        tell({kind: 'run', run});
        // How far a clip is changes no plan.
        if (run.endedAt === null) return tellSoon();
        preview.resume();
        changed();
        tell({kind: 'ledger'});
      },
      carryOut: async (order, told, aborted) => {
        await preview.pause();
        const film = await loadFilm(order.film);
        return carryOutOrder(
          order,
          film,
          store,
          {...workshop, signal: AbortSignal.any([signal, aborted])},
          {
            plan: told.plan,
            event: (event) => {
              told.event(event);
              if (event.kind === 'step-done') changedSoon();
            },
          },
        );
      },
    }),
    (opened) => opened.close(),
  );

  const takes = createStudioTakes({
    store,
    workshop: () => workshop,
    filmOf: loadFilm,
    planOf: async (film, props) => (await plans.planOf(film, props)).own.plan,
    onPinned: changed,
  });

  let stateSeen = stateMark();
  const watcher = tools.adopt(
    await watchProject(workshop.project, {onChange: onProjectChange, onError: onTrouble}),
    (opened) => opened.close(),
  );
  const stateWatcher = tools.adopt(
    watchState(stateDir, () => {
      const now = stateMark();
      if (now === stateSeen) return;
      stateSeen = now;
      if (!runs.isBusy()) changedSoon();
    }),
    (opened) => opened.close(),
  );
  stateWatcher.on('error', onTrouble);

  const opened = tools.move();
  return {
    project: async () => projectView(await films.findAll()),
    film: (film, props) => filmView(film, props),
    takes: takes.takes,
    pin: takes.pin,
    quote: async (order) => (await quote(order)).view,
    run: async (order) => {
      const {view, keys} = await quote(order);
      refuseOtherPrice(order, view);
      return runs.add({...order, agreedKeys: keys}, orderCommand(order, order.agreedUsd));
    },
    cancel: async (run) => runs.cancel(run),
    runs: runs.all,
    ledger: async () => ledgerView(journal, workshop.project),
    reveal: (place) => revealPlace(place, root),
    artifact: files.artifact,
    picture: files.picture,
    wave: (digest) => files.wave(digest, workshop.project, plans.fileOf),
    slate: async (film, props, format, frame) => {
      const wanted = readJson(props);
      // What is made meanwhile changes no slate.
      const last = plans.lastOf(film, wanted) ?? plans.planOf(await loadFilm(film), wanted);
      return paintSlate(await last, format, frame, slates);
    },
    get publicDirectory() {
      const {publicDir} = workshop.project;
      return existsSync(publicDir) ? publicDir : null;
    },
    stage: stageOf,
    problemOf,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };

  function projectView(found: FoundFilms): ProjectView {
    const {engine, project} = workshop;
    return {
      protocolVersion,
      version: matchcutVersion(),
      name: root.split(/[\\/]/).at(-1) ?? root,
      films: found.films.map(films.summaryOf),
      failures: [...(configProblem === null ? [] : [configProblem]), ...found.failures.map(problemOf)],
      engine: {id: engine.id, model: engine.model, billing: engine.billing},
      budget: budgetView(journal, project),
    };
  }

  async function loadFilm(id: string): Promise<FoundFilm> {
    const film = await films.load(id);
    watcher.watchToo(modulesOf(film.file, workshop.loader));
    return film;
  }

  async function filmView(id: string, given: Props): Promise<FilmView | null> {
    const summary = await films.summary(id);
    if (summary === null) return null;
    const at = revision;
    const nothing = {schema: null, defaults: {}, values: given ?? {}};
    let props: FilmView['props'] = nothing;
    try {
      const film = await loadFilm(id);
      props = propsView(film.definition, given ?? {});
      const wanted = readJson(given);
      const planned = await plans.planOf(film, wanted);
      const lock = await readLock(workshop.project.lockFile);
      const keys = planned.own.plan.steps.map(({key}) => key);
      const inFlight = new Map(journal.inFlight(keys).map((job) => [job.key, job]));
      const news = {records: planned.records, inFlight, running: runs.running, failed: runs.failed};
      const staged = stagedFilm(film, wanted, workshop.engine, workshop.desk);
      const wish = wantedPreview(planned, wanted, painter, store, () => workshop, {onMade: changedSoon});
      // The stage is waited for, and what is painted takes a while.
      void stageOf(id)
        .catch(() => {})
        .then(() => preview.want(nameOf(id, wanted), wish));
      return {
        revision: at,
        film: films.summaryOf(film),
        props,
        content: filmContent(planned, lock, news, staged),
        problem: null,
      };
    } catch (error) {
      return {revision: at, film: summary, props, content: null, problem: problemOf(error)};
    }
  }

  function stageOf(film: string): Promise<StageFolders> {
    const known = stages.get(film);
    if (known !== undefined) return known;
    const stage = loadFilm(film).then((found) => serveStage(found, workshop.project));
    stages.set(film, stage);
    stage.catch(() => stages.delete(film));
    return stage;
  }

  async function quote(order: RunOrder): Promise<OrderQuote> {
    const film = await loadFilm(order.film);
    return serial(() => quoteOrder(order, film, {store, journal, problemOf}, workshop));
  }

  function onProjectChange(change: ProjectChange): void {
    void lookAgain(change).catch(onTrouble);
  }

  async function lookAgain({
    files: changedFiles,
    hasCode,
    hasConfig,
    hasOthers,
  }: ProjectChange): Promise<void> {
    await serial(async () => {
      plans.forget();
      if (hasCode || hasOthers) stages.clear();
      if (hasConfig) await reopen();
      else {
        workshop.loader.forget(changedFiles);
        // What was measured of files may be another now.
        const desk = createProjectDesk({...workshop.project, media: workshop.media, signal});
        workshop = {...workshop, desk};
      }
    });
    if (hasOthers || hasConfig) {
      await films.findAll();
      tell({kind: 'project'});
    }
    changed();
    if (hasCode) for (const {id} of films.known()) tell({kind: 'stage', film: id});
  }

  /** What is wrong with a configuration is told, and the last good one goes on. */
  async function reopen(): Promise<void> {
    const before = workshop;
    try {
      workshop = await openWorkshop(cwd, signal);
    } catch (error) {
      configProblem = problemOf(error);
      return onTrouble(error);
    }
    configProblem = null;
    stages.clear();
    await before[Symbol.asyncDispose]();
  }

  /** Changes whenever another process makes or spends something. */
  function stateMark(): string {
    const jobs = journal.inFlight().map(({id, job, batch}) => `${id} ${job?.id ?? ''} ${batch ?? ''}`);
    const {usd, unknown} = journal.spent();
    return JSON.stringify([jobs, usd, unknown, journal.spending().length]);
  }
}

/** Nothing is spent but what somebody has seen. */
function refuseOtherPrice({agreedUsd}: AgreedOrder, {usd, refusal}: QuoteView): void {
  if (refusal !== null)
    throw new ProjectError('not-confirmed', refusal.message, refusal.hint ?? 'Nothing was spent.');
  if (usd === agreedUsd) return;
  throw new ProjectError(
    'price-changed',
    'The price is another one than what was agreed to.',
    'Look at the new price and agree to it, or not. Nothing was spent.',
  );
}
