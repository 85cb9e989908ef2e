import type {FormatId} from '@matchcut/plan';
import type {
  AgreedOrder,
  FilmView,
  PinOrder,
  ProblemView,
  RunOrder,
  RunView,
  SourcePlace,
  StudioEvent,
  TakesView,
} from '../../protocol.ts';
import type {Image, Props, StageFolders, StoredFile, StudioHost} from '../../studio-host.ts';
import {fixtureLedger, fixtureProject, harbour} from './fixture-views.ts';

/** What a project did that a page asked for, in order. */
export type FixtureCall =
  | {readonly kind: 'run'; readonly order: AgreedOrder}
  | {readonly kind: 'quote'; readonly order: RunOrder}
  | {readonly kind: 'pin'; readonly order: PinOrder}
  | {readonly kind: 'cancel'; readonly run: string}
  | {readonly kind: 'reveal'; readonly place: SourcePlace}
  | {readonly kind: 'slate' | 'picture' | 'wave' | 'film' | 'takes'; readonly name: string};

export type FixtureHost = StudioHost & {
  readonly calls: readonly FixtureCall[];
  /** Tells every page that is open. */
  readonly tell: (event: StudioEvent) => void;
  /** How many listen to what is told. */
  readonly listeners: () => number;
  /** Has every call to the project throw this, until it is `null` again. */
  readonly failWith: (problem: ProblemView | null) => void;
  /** Puts another view of a film in place of the one with its id, and tells it. */
  readonly show: (view: FilmView) => void;
};

export type FixtureOptions = {
  /** @default the harbour */
  readonly films?: readonly FilmView[];
  /** In the store, by key. @default none */
  readonly artifacts?: Readonly<Record<string, StoredFile>>;
  /** Loudness by digest. @default none */
  readonly waves?: Readonly<Record<string, readonly number[]>>;
  readonly publicDirectory?: string | null;
  /** By film. @default none */
  readonly stages?: Readonly<Record<string, StageFolders>>;
};

/** A project that makes nothing and costs nothing: every run is done at once, at 0.80 USD a shot. */
export function fixtureHost(options: FixtureOptions = {}): FixtureHost {
  const {artifacts = {}, waves = {}, stages = {}, publicDirectory = null} = options;
  const films = new Map((options.films ?? [harbour]).map((view) => [view.film.id, view]));
  const listeners = new Set<(event: StudioEvent) => void>();
  const calls: FixtureCall[] = [];
  const runs: RunView[] = [];
  let failure: ProblemView | null = null;

  const called = (call: FixtureCall): void => {
    calls.push(call);
    if (failure !== null) throw new FixtureError(failure);
  };
  const tell = (event: StudioEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const takesOf = (film: string, address: string, format: FormatId): TakesView | null => {
    const scenes = films.get(film)?.content?.scenes ?? [];
    const shot = scenes.flatMap(({shots}) => shots).find((one) => one.address === address);
    const clip = shot?.clips[format];
    if (clip === undefined) return null;
    const {take, key, made} = clip;
    const isPinned = calls.some(
      (call) => call.kind === 'pin' && call.order.address === address && call.order.take === take,
    );
    return {address, format, takes: [{take, key, isChosen: true, isPinned, made}], next: {take: 2, usd: 0.8}};
  };

  return {
    calls,
    tell,
    listeners: () => listeners.size,
    failWith: (problem) => {
      failure = problem;
    },
    show: (view) => {
      films.set(view.film.id, view);
      tell({kind: 'film', film: view.film.id, revision: view.revision});
    },
    publicDirectory,
    project: async () => {
      if (failure !== null) throw new FixtureError(failure);
      return {...fixtureProject, films: [...films.values()].map(({film}) => film)};
    },
    film: async (film, props) => {
      called({kind: 'film', name: film});
      const view = films.get(film);
      if (view === undefined) return null;
      return {...view, props: {...view.props, values: {...view.props.defaults, ...props}}};
    },
    takes: async (film, _props, address, format) => {
      called({kind: 'takes', name: film});
      return takesOf(film, address, format);
    },
    pin: async (order) => {
      called({kind: 'pin', order});
      const takes = takesOf(order.film, order.address, order.format);
      if (takes === null) throw new FixtureError(problem('unknown-shot', 'There is no such shot.'));
      return takes;
    },
    quote: async (order) => {
      called({kind: 'quote', order});
      const clips = wantedShots(films, order);
      const usd = 0.8 * clips.length;
      return {order, clips, seconds: 8 * clips.length, usd, leftUsd: 24.2, refusal: null};
    },
    run: async (order) => {
      called({kind: 'run', order});
      const usd = 0.8 * wantedShots(films, order).length;
      if (order.agreedUsd !== null && order.agreedUsd < usd)
        throw new FixtureError(problem('price-changed', 'It costs more by now.'));
      const {agreedUsd: _, ...ordered} = order;
      const run = doneRun(`run-${runs.length + 1}`, ordered, usd);
      runs.unshift(run);
      tell({kind: 'run', run});
      return run;
    },
    cancel: async (id) => {
      called({kind: 'cancel', run: id});
      return runs.find((run) => run.id === id) ?? null;
    },
    runs: () => runs,
    ledger: async () => fixtureLedger,
    reveal: async (place) => called({kind: 'reveal', place}),
    artifact: async (key) => artifacts[key] ?? null,
    picture: async (key, frame, width) => {
      called({kind: 'picture', name: `${key} ${frame} ${width}`});
      return frame < 96 && key in artifacts ? drawn(`frame ${frame}`, width ?? 1280) : null;
    },
    slate: async (film, props, format, frame) => {
      const words = slateWords(film, props, format, frame);
      called({kind: 'slate', name: words});
      const view = films.get(film);
      return view?.content && frame < view.content.frames
        ? drawn(`${words} revision ${view.revision}`, 1280)
        : null;
    },
    wave: async (digest) => {
      called({kind: 'wave', name: digest});
      const peaks = waves[digest];
      return peaks === undefined ? null : {perSecond: 10, peaks};
    },
    stage: async (film) => stages[film] ?? null,
    problemOf: (error) =>
      error instanceof FixtureError ? error.problem : problem('crashed', 'The project failed.'),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

class FixtureError extends Error {
  readonly problem: ProblemView;

  constructor(told: ProblemView) {
    super(told.message);
    this.problem = told;
  }
}

function problem(code: string, message: string): ProblemView {
  return {code, message, hint: null, where: null, source: null, frame: null};
}

function wantedShots(
  films: ReadonlyMap<string, FilmView>,
  order: RunOrder,
): readonly {address: string; format: FormatId; seconds: number; usd: number}[] {
  if (order.what === 'cut') return [];
  const {targets, formats, take} = order;
  const scenes = films.get(order.film)?.content?.scenes ?? [];
  return scenes.flatMap((scene) =>
    scene.shots
      .filter((shot) => targets?.some((one) => one === shot.address || one === scene.address) ?? true)
      .flatMap((shot) =>
        Object.entries(shot.clips)
          .map(([format, clip]) => ({clip, format: format as FormatId}))
          .filter(({format}) => formats?.includes(format) ?? true)
          .filter(({clip}) => take !== null || clip.state.kind !== 'stored')
          .map(({format}) => ({address: shot.address, format, seconds: 8, usd: 0.8})),
      ),
  );
}

function doneRun(id: string, order: RunOrder, usd: number): RunView {
  return {
    id,
    order,
    state: 'done',
    progress: 1,
    steps: [],
    problems: [],
    files: [],
    spentUsd: usd,
    command: `matchcut render ${order.film}`,
    startedAt: '2026-11-24T10:00:00Z',
    endedAt: '2026-11-24T10:00:00Z',
  };
}

function slateWords(film: string, props: Props, format: FormatId, frame: number): string {
  return `${film} ${format} ${frame}${props === null ? '' : ` ${JSON.stringify(props)}`}`;
}

/** A picture that says what it is of; no encoder is needed for it. */
function drawn(words: string, width: number): Image {
  const text = words.replaceAll(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" viewBox="0 0 160 90"><rect width="160" height="90" fill="#27343d"/><text x="80" y="48" fill="#fff" font-size="7" text-anchor="middle">${text}</text></svg>`;
  return {bytes: Buffer.from(svg), mediaType: 'image/svg+xml'};
}
