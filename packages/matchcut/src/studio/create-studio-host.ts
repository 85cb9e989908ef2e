import {existsSync} from 'node:fs';
import {join, relative} from 'node:path';
import {animatic, openClipStudio} from '@matchcut/engine-animatic';
import type {JsonObject} from '@matchcut/engine';
import {openJournal, readLock, type Store} from '@matchcut/store';
import {
  protocolVersion,
  type AgreedOrder,
  type FilmSummary,
  type FilmView,
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
import {loadFilmModule, loadFilms, type FoundFilm} from '../loading/load-films.ts';
import {matchcutVersion} from '../project/matchcut-version.ts';
import {stagedFilm} from '../stage/overlay-stage.ts';
import {openWorkshop, type Workshop} from '../workshop/workshop.ts';
import {carryOutOrder} from './carry-out-order.ts';
import {filmContent} from './film-content.ts';
import {budgetView, ledgerView} from './ledger-view.ts';
import {readJson, orderCommand} from './order-wishes.ts';
import {paintSlate} from './paint-slate.ts';
import {wantedPreview} from './preview-of-film.ts';
import {createPreviewPainter} from './preview-painter.ts';
import {problemView} from './problem-view.ts';
import {propsView} from './props-view.ts';
import {quoteOrder} from './quote-order.ts';
import {revealPlace} from './reveal-place.ts';
import {createSerial} from './serial.ts';
import {serveStage} from './serve-stage.ts';
import {planForStudio, type StudioPlans} from './studio-plans.ts';
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

/** A film with some props, as it was planned last. */
type Planned = {
  readonly revision: number;
  /** Of the project's files. */
  readonly edition: number;
  readonly plans: Promise<StudioPlans>;
};

/** While a run goes on its film is looked at again no more often than this. */
const newsMs = 250;

/** Opens a project for the studio: its films as they are now, and everything that is done with them. */
export async function createStudioHost(options: StudioHostOptions): Promise<OpenStudioHost> {
  const {cwd, store, signal, onTrouble} = options;
  await using tools = new AsyncDisposableStack();
  let workshop: Workshop & AsyncDisposable = await openWorkshop(cwd, signal);
  tools.defer(() => workshop[Symbol.asyncDispose]());
  const {root, stateDir, publicDir} = workshop.project;
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
  const known = new Map<string, FilmSummary>();
  const planned = new Map<string, Planned>();
  // A page is asked for file by file, and looks at all that it is made of each time.
  const stages = new Map<string, Promise<StageFolders>>();
  let revision = 1;
  let edition = 1;

  const problemOf = (error: unknown): ReturnType<typeof problemView> => problemView(error, root);

  const changed = (): void => {
    revision += 1;
    for (const film of known.keys()) tell({kind: 'film', film, revision});
  };

  let newsTimer: NodeJS.Timeout | null = null;
  const changedSoon = (): void => {
    newsTimer ??= setTimeout(() => {
      newsTimer = null;
      changed();
    }, newsMs);
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
        if (run.endedAt === null) return changedSoon();
        preview.resume();
        changed();
        tell({kind: 'ledger'});
      },
      carryOut: async (order, told, aborted) => {
        await preview.pause();
        const film = await needFilm(order.film);
        return carryOutOrder(
          order,
          film,
          store,
          {...workshop, signal: AbortSignal.any([signal, aborted])},
          {
            plan: told.plan,
            event: (event) => {
              told.event(event);
              if (event.kind === 'step-done' || event.kind === 'step-started') changedSoon();
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
    filmOf: needFilm,
    planOf: async (film, props) => (await plansOf(film, props)).own.plan,
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
    project: () => serial(async () => projectView(await findFilms())),
    film: (film, props) => filmView(film, props),
    takes: takes.takes,
    pin: takes.pin,
    quote: (order) => quote(order),
    run: async (order) => {
      await refuseOtherPrice(order);
      return runs.add(order, orderCommand(order, order.agreedUsd));
    },
    cancel: async (run) => runs.cancel(run),
    runs: runs.all,
    ledger: async () => ledgerView(journal, workshop.project),
    reveal: (place) => revealPlace(place, root),
    artifact: files.artifact,
    picture: files.picture,
    wave: (digest) => files.wave(digest, workshop.project, soundFile),
    slate: async (film, props, format, frame) => {
      const wanted = readJson(props);
      // What is made meanwhile changes no slate.
      const last = planned.get(planName(film, wanted));
      const plans = await (last?.edition === edition ? last.plans : plansOf(await needFilm(film), wanted));
      return paintSlate(plans, format, frame, slates);
    },
    publicDirectory: existsSync(publicDir) ? publicDir : null,
    stage: stageOf,
    problemOf,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };

  function projectView({films, failures}: Awaited<ReturnType<typeof findFilms>>): ProjectView {
    const {engine, project} = workshop;
    return {
      protocolVersion,
      version: matchcutVersion(),
      name: root.split(/[\\/]/).at(-1) ?? root,
      films: films.map(summaryOf),
      failures: failures.map(problemOf),
      engine: {id: engine.id, model: engine.model, billing: engine.billing},
      budget: budgetView(journal, project),
    };
  }

  async function findFilms(): ReturnType<typeof loadFilms> {
    const found = await loadFilms(workshop.project, workshop.loader);
    for (const film of found.films) known.set(film.definition.id, summaryOf(film));
    return found;
  }

  function summaryOf({file, exportName, definition}: FoundFilm): FilmSummary {
    return {id: definition.id, file: relative(root, file), exportName};
  }

  /** Throws what keeps its module from being loaded, and `unknown-film`. */
  async function needFilm(id: string): Promise<FoundFilm> {
    return serial(async () => {
      const summary = known.get(id) ?? (await findFilms().then(() => known.get(id)));
      if (summary !== undefined) {
        const films = await loadFilmModule(join(root, summary.file), workshop.project, workshop.loader);
        const film = films.find(({definition}) => definition.id === id);
        if (film !== undefined) {
          watcher.watchToo(modulesOf(film.file, workshop.loader));
          return film;
        }
        known.delete(id);
      }
      throw new ProjectError(
        'unknown-film',
        `There is no film "${id}" in this project.`,
        'Choose another one.',
      );
    });
  }

  function plansOf(film: FoundFilm, props: JsonObject): Promise<StudioPlans> {
    const name = planName(film.definition.id, props);
    const before = planned.get(name);
    if (before?.revision === revision) return before.plans;
    const plans = serial(() => planForStudio(film, props, painter, store, workshop));
    planned.set(name, {revision, edition, plans});
    // A few are kept, for several tabs; what fails is tried again.
    for (const old of [...planned.keys()].slice(0, -8)) planned.delete(old);
    plans.catch(() => planned.delete(name));
    return plans;
  }

  async function filmView(id: string, given: Props): Promise<FilmView | null> {
    const summary = known.get(id) ?? (await serial(findFilms).then(() => known.get(id)));
    if (summary === undefined) return null;
    const at = revision;
    const nothing = {schema: null, defaults: {}, values: given ?? {}};
    let props: FilmView['props'] = nothing;
    try {
      const film = await needFilm(id);
      props = propsView(film.definition, given ?? {});
      const wanted = readJson(given);
      const plans = await plansOf(film, wanted);
      const lock = await readLock(workshop.project.lockFile);
      const keys = plans.own.plan.steps.map(({key}) => key);
      const inFlight = new Map(journal.inFlight(keys).map((job) => [job.key, job]));
      const news = {records: plans.records, inFlight, running: runs.running, failed: runs.failed};
      const staged = stagedFilm(film, wanted, workshop.engine, workshop.desk);
      const wish = wantedPreview(plans, wanted, painter, store, () => workshop, {onMade: changedSoon});
      // The stage is waited for, and what is painted takes a while.
      void stageOf(id)
        .catch(() => {})
        .then(() => preview.want(planName(id, wanted), wish));
      return {
        revision: at,
        film: summaryOf(film),
        props,
        content: filmContent(plans, lock, news, staged),
        problem: null,
      };
    } catch (error) {
      return {revision: at, film: summary, props, content: null, problem: problemOf(error)};
    }
  }

  function stageOf(film: string): Promise<StageFolders> {
    const known = stages.get(film);
    if (known !== undefined) return known;
    const stage = needFilm(film).then((found) => serveStage(found, workshop.project));
    stages.set(film, stage);
    stage.catch(() => stages.delete(film));
    return stage;
  }

  async function quote(order: RunOrder): Promise<QuoteView> {
    const film = await needFilm(order.film);
    return serial(() => quoteOrder(order, film, {store, journal, problemOf}, workshop));
  }

  /** Nothing is spent but what somebody has seen. */
  async function refuseOtherPrice(order: AgreedOrder): Promise<void> {
    const {usd, refusal} = await quote(order);
    if (refusal !== null)
      throw new ProjectError('not-confirmed', refusal.message, refusal.hint ?? 'Nothing was spent.');
    if (usd === order.agreedUsd) return;
    throw new ProjectError(
      'price-changed',
      'The price is another one than what was agreed to.',
      'Look at the new price and agree to it, or not. Nothing was spent.',
    );
  }

  function onProjectChange(change: ProjectChange): void {
    void serial(async () => {
      edition += 1;
      if (change.hasConfig) await reopen();
      else {
        workshop.loader.forget(change.files);
        if (change.hasCode || change.hasOthers) stages.clear();
        // What was measured of files may be another now.
        const desk = createProjectDesk({...workshop.project, media: workshop.media, signal});
        workshop = {...workshop, desk};
      }
      if (change.hasOthers || change.hasConfig) {
        await findFilms();
        tell({kind: 'project'});
      }
      changed();
      if (change.hasCode) for (const film of known.keys()) tell({kind: 'stage', film});
    }).catch(onTrouble);
  }

  async function reopen(): Promise<void> {
    const before = workshop;
    // What is wrong with a configuration is told, and the last good one goes on.
    workshop = await openWorkshop(cwd, signal);
    planned.clear();
    stages.clear();
    await before[Symbol.asyncDispose]();
  }

  /** Changes whenever another process makes or spends something. */
  function stateMark(): string {
    const jobs = journal.inFlight().map(({id, job, batch}) => `${id} ${job?.id ?? ''} ${batch ?? ''}`);
    const {usd, unknown} = journal.spent();
    return JSON.stringify([jobs, usd, unknown, journal.spending().length]);
  }

  /** Files are served by digest, and only those that a film names. */
  async function soundFile(digest: string): Promise<string | null> {
    for (const {plans} of planned.values()) {
      const path = await plans.then(
        ({own}) => own.files.get(digest),
        () => undefined,
      );
      if (path !== undefined) return path;
    }
    return null;
  }
}

function planName(film: string, props: JsonObject): string {
  return `${film} ${JSON.stringify(props)}`;
}
