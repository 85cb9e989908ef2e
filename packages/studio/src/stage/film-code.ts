import type {ReactNode} from 'react';
import type {ProblemView} from '../protocol.ts';

/** The film's side of the page. */
export type FilmModule = {
  readonly findOverlay: (request: {
    readonly film: {readonly [name: string]: unknown};
    readonly address: string;
  }) => Promise<ReactNode>;
};

export type LoadFilm = (address: string) => Promise<FilmModule>;

export type FilmCode = {
  /** The film's module as it is now, with its style sheets worn. Throws what its code throws, or a `StageProblem`. */
  readonly current: () => Promise<LoadedFilm>;
};

export type LoadedFilm = {
  readonly module: FilmModule;
  /** Another one whenever the code is. */
  readonly version: string;
};

/** A problem that is known in all words. */
export class StageProblem extends Error {
  readonly problem: ProblemView;

  constructor(problem: ProblemView) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Looks at the page's own document for the film's code. That names it by what is in it, so that reading a few lines
 * tells whether it is another one; then it is loaded beside the one before, and nothing of the stage is lost.
 */
export function createFilmCode(load: LoadFilm): FilmCode {
  const wardrobe = openWardrobe();
  let last: LoadedFilm | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const look = async (): Promise<LoadedFilm> => {
    const {module, styleSheets} = await readDocument();
    if (last?.version !== module) last = {version: module, module: await load(module)};
    await wardrobe.wear(styleSheets);
    return last;
  };
  return {
    current() {
      // One after another, so that the newest comes last.
      const next = turn.then(look, look);
      turn = next.catch(() => {});
      return next;
    },
  };
}

async function readDocument(): Promise<{readonly module: string; readonly styleSheets: readonly string[]}> {
  const answer = await fetch(location.pathname, {cache: 'no-store'});
  const text = await answer.text();
  if (!answer.ok) throw new StageProblem(readProblem(text));
  const page = new DOMParser().parseFromString(text, 'text/html');
  const addresses = (rel: string): readonly string[] =>
    [...page.querySelectorAll(`link[rel="${rel}"]`)].map(
      (link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href,
    );
  const [module] = addresses('modulepreload');
  if (module === undefined) throw new TypeError('The page names no film.');
  return {module, styleSheets: addresses('stylesheet')};
}

/** What the server says of a film that it can't bundle. */
function readProblem(text: string): ProblemView {
  try {
    const problem: unknown = JSON.parse(text);
    // It comes from the studio's own server.
    if (typeof problem === 'object' && problem !== null && 'code' in problem) return problem as ProblemView;
  } catch {
    // Told below.
  }
  return {
    code: 'overlay-bundle-failed',
    message: `The film can't be loaded in the browser. ${text.slice(0, 200)}`,
    hint: null,
    where: null,
    source: null,
    frame: null,
  };
}

type Wardrobe = {
  /** Wears these style sheets in place of those before, which go when the new ones have come. */
  readonly wear: (addresses: readonly string[]) => Promise<void>;
};

/** Knows the film's style sheets from others, which its code adds: those of fonts. */
function openWardrobe(): Wardrobe {
  const worn = new Map(
    [...document.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((link) => [
      link.href,
      link,
    ]),
  );
  return {
    async wear(addresses) {
      const fresh = addresses.filter((address) => !worn.has(address));
      await Promise.all(fresh.map(async (address) => worn.set(address, await addSheet(address))));
      for (const [address, link] of worn) {
        if (addresses.includes(address)) continue;
        link.remove();
        worn.delete(address);
      }
    },
  };
}

function addSheet(address: string): Promise<HTMLLinkElement> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return new Promise((resolve) => {
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve(link));
    document.head.append(link);
  });
}
