import type {CodeThatRan, WatchCode} from '@matchcut/compose';
import {digestBytes, type Digest} from '@matchcut/plan';
import type {ModuleLoader} from '../loading/module-loader.ts';
import type {FilmCode} from './film-code.ts';
import {startCallCounter, type CallCounter} from './which-files-ran.ts';

/** What shapes code that draws by itself, besides that code and what it is handed. */
export type PageDigests = {
  /** Of the static files: any code may load them. */
  readonly publicFiles: () => Digest;
  /** Of the film's props. */
  readonly props: () => Digest;
};

export type WatchedFilm = {
  /** After `startOver`, no code of the film may run but what is watched. */
  readonly watchCode: WatchCode;
  /** Says that other code may have run. */
  readonly startOver: () => void;
  readonly close: () => void;
};

/**
 * Tells of an overlay, by the code that made its markup, what may be drawn that markup does not tell.
 *
 * A module is *untold* where it uses effects, refs, browser globals, packages (`lookAtModule`). Where one of them
 * ran, or could be reached from what ran and was at work while it was loaded, every module that ran counts, with all
 * that it imports: any of them may have handed it something, through props or contexts. Where that could come from
 * code that did not run, by a module's state or by a component that no module exports, the whole film counts.
 */
export function watchFilmCode(
  code: FilmCode,
  loader: Pick<ModuleLoader, 'exportsOf'>,
  page: PageDigests,
  hosted: ReadonlySet<unknown>,
): WatchedFilm {
  const untold = code.files.filter((file) => code.lookOf(file)?.isUntold === true);
  const changesImports = code.files.some((file) => code.lookOf(file)?.changesImports === true);
  const keepNothing = (files: Iterable<string>): boolean =>
    !changesImports &&
    [...files].every((file) => {
      const look = code.lookOf(file);
      return look === null || !(look.hasState || look.importsLater);
    });
  if (untold.length === 0) {
    const told = {kind: 'told', repeats: keepNothing(code.files)} as const;
    return {watchCode: () => () => told, startOver: () => {}, close: () => {}};
  }

  const isUntold = new Set(untold);
  // What happens while modules are loaded is seen in no overlay's calls.
  const atOnce = code.files.filter((file) => {
    const look = code.lookOf(file);
    if (look === null) return false;
    return (
      look.atOnce.untold || (look.atOnce.calls && code.graphOf(file).some((other) => isUntold.has(other)))
    );
  });
  const hasPackages = code.files.some((file) => (code.lookOf(file)?.packages.length ?? 0) > 0);
  const makers = makersOf(code, loader);
  const urls = new Map(code.files.map((file) => [scriptUrl(file), file]));
  let counter: CallCounter | null = null;
  let isStale = true;

  const tell = (ran: ReadonlySet<string>, components: ReadonlySet<unknown>): CodeThatRan => {
    const drawn = new Set([...atOnce, ...untold.filter((file) => ran.has(file))]);
    const isAnybodys = [...components].some(
      (type) => !makers.has(type) && !hosted.has(type) && !isContext(type),
    );
    // It may be a package's own, whose code is not the film's and is not among what ran.
    if (isAnybodys && hasPackages) return {kind: 'unknown'};
    const reached = new Set([...ran].flatMap(code.graphOf));
    if (![...reached].some((file) => drawn.has(file))) return {kind: 'told', repeats: keepNothing(reached)};
    if (isAnybodys || !keepNothing(reached)) return {kind: 'unknown'};
    const readsPage = [...reached].some((file) => code.lookOf(file)?.readsPage === true);
    const digests = [...ran].map(code.digestOf).toSorted();
    return {
      kind: 'untold',
      digest: digestJson([digests, page.publicFiles(), readsPage ? page.props() : null]),
      readsPage,
    };
  };

  return {
    watchCode: () => {
      const counting = (counter ??= startCallCounter());
      // Each count begins where the last one ended.
      if (isStale) counting.reset();
      isStale = false;
      return (components) => {
        const ran = new Set<string>();
        for (const url of counting.scriptsThatRan()) {
          const file = urls.get(url);
          if (file !== undefined) ran.add(file);
        }
        for (const type of components) for (const file of makers.get(type) ?? []) ran.add(file);
        return tell(ran, components);
      };
    },
    startOver: () => {
      isStale = true;
    },
    close: () => {
      counter?.close();
      counter = null;
    },
  };
}

/** The modules that export each value. What no module exports was made by whoever holds it. */
function makersOf(
  code: FilmCode,
  loader: Pick<ModuleLoader, 'exportsOf'>,
): ReadonlyMap<unknown, readonly string[]> {
  const makers = new Map<unknown, string[]>();
  for (const file of code.files) {
    if (code.lookOf(file) === null) continue;
    for (const value of Object.values(loader.exportsOf(file)))
      makers.set(value, [...(makers.get(value) ?? []), file]);
  }
  return makers;
}

/** Contexts' values are among what is handed. */
function isContext(type: unknown): boolean {
  if (typeof type !== 'object' || type === null) return false;
  const kind: unknown = Reflect.get(type, '$$typeof');
  return kind === Symbol.for('react.context') || kind === Symbol.for('react.consumer');
}

/** The name that Vite's module runner gives to a script. */
function scriptUrl(file: string): string {
  return file.replaceAll(/\s/g, (space) => encodeURIComponent(space));
}

function digestJson(value: unknown): Digest {
  return digestBytes(Buffer.from(JSON.stringify(value)));
}
