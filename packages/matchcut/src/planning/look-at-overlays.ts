import {existsSync, readFileSync} from 'node:fs';
import {createOverlayLooks, markupSources, type OverlayLooks} from '@matchcut/compose';
import type {JsonObject} from '@matchcut/engine';
import {
  canonicalJson,
  digestBytes,
  parseDigest,
  type Address,
  type Digest,
  type DraftInputs,
  type Survey,
} from '@matchcut/plan';
import {filmFonts} from '../fonts/film-fonts.ts';
import {readShownText} from '../fonts/read-shown-text.ts';
import {assetUrl} from '../loading/asset-plugin.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {ModuleLoader} from '../loading/module-loader.ts';
import {readFilmCode} from '../telling/film-code.ts';
import {hostedComponents} from '../telling/hosted-components.ts';
import {watchFilmCode} from '../telling/watch-film-code.ts';
import {drawnIn} from '../stage/drawn.ts';
import {digestCodeFolder, digestFolder} from './digest-folder.ts';
import {publicFile} from './look-at-files.ts';

export type OverlaysInputs = {
  /** Of the project. */
  readonly root: string;
  readonly publicDir: string;
  readonly loader: Pick<ModuleLoader, 'importsOf' | 'exportsOf'>;
};

/** What is known of a film's overlays without a browser. */
export type SeenOverlays = Required<Pick<DraftInputs, 'looks' | 'shown'>>;

/**
 * Looks at overlays of one film, made with whatever props. The film's code and its public files are read once, and
 * what several rows show alike is looked at once.
 */
export type OverlayEye = Disposable & {
  /** Whether the film's code may import more while it runs, which this eye then does not know. */
  readonly importsLater: boolean;
  /** What each frame of each overlay looks like, and what it says. */
  readonly look: (survey: Survey, props: JsonObject) => SeenOverlays;
};

/**
 * For a film that has been rendered: what it imports is known only then. Code is watched until the eye is closed, and
 * runs slower meanwhile.
 */
export async function openOverlayEye(film: FoundFilm, inputs: OverlaysInputs): Promise<OverlayEye> {
  const {root, publicDir, loader} = inputs;
  const code = readFilmCode(film.file, loader);
  const publicFiles = once(() => digestFolder(publicDir));
  const importsLater = code.files.some((file) => code.lookOf(file)?.importsLater === true);
  const projectCode = once(() => digestCodeFolder(root));
  const packages = new Set(code.files.flatMap((file) => code.lookOf(file)?.packages ?? []));
  const fonts = filmFonts(code.files, packages, publicDir);
  let row = rowOf({});
  const {watchCode, startOver, close} = watchFilmCode(
    code,
    loader,
    {publicFiles, props: () => row.propsDigest()},
    await hostedComponents(),
  );
  const missing = new Map<string, string>();
  const looks = createOverlayLooks({
    sourceDigest: remember((url) => {
      const digest = digestSource(url, publicDir);
      const path = digest === null ? missingPath(url, publicDir) : null;
      if (path !== null) missing.set(url, path);
      return digest;
    }),
    stylesDigest: code.stylesDigest,
    watchCode,
    everythingDigest: () => row.everything(),
    tellMarkup: (address, frames, sources) => {
      const {markups = [], drawn = []} = row.shown.get(address) ?? {};
      row.shown.set(address, {
        markups: new Set([...markups, ...frames]),
        drawn: new Set([...drawn, ...sources]),
      });
    },
  });
  return {
    importsLater,
    look(survey, props) {
      row = rowOf(props);
      startOver();
      const seen = looksOf(survey, looks);
      const shown = [...row.shown].map(
        ([address, one]) =>
          [address, {...readShownText([...one.markups], fonts), missing: missingIn(one, missing)}] as const,
      );
      return {looks: seen, shown: new Map(shown)};
    },
    [Symbol.dispose]: close,
  };

  /** What is known of the film with these props alone. */
  function rowOf(props: JsonObject): Row {
    const propsDigest = once(() => digestBytes(Buffer.from(canonicalJson(props))));
    const everything = once(() => {
      const all = [code.digestOf(film.file), publicFiles(), propsDigest()];
      return digestBytes(Buffer.from(JSON.stringify(importsLater ? [...all, projectCode()] : all)));
    });
    return {propsDigest, everything, shown: new Map()};
  }
}

type Row = {
  readonly propsDigest: () => Digest;
  readonly everything: () => Digest;
  /** Of each overlay, in any format. */
  readonly shown: Map<Address, Shown>;
};

/** Markup of frames, and URLs of pictures that are given theirs only when they are drawn. */
type Shown = {readonly markups: ReadonlySet<string>; readonly drawn: ReadonlySet<string>};

/** Looks at one film once. */
export async function lookAtOverlays(
  survey: Survey,
  film: FoundFilm,
  {props, ...inputs}: OverlaysInputs & {readonly props: JsonObject},
): Promise<SeenOverlays> {
  using eye = await openOverlayEye(film, inputs);
  return eye.look(survey, props);
}

/** Of all overlays in all formats, at once: code is watched only meanwhile. */
function looksOf(survey: Survey, looks: OverlayLooks): DraftInputs['looks'] {
  const {formats, frameRate} = survey.film;
  const known = new Map(
    drawnIn(survey.timeline, frameRate).flatMap(({address, node, frames}) =>
      formats.map(
        ({id, size}) => [`${id} ${address}`, looks(node, address, {size, frameRate, frames})] as const,
      ),
    ),
  );
  return (address, format) => known.get(`${format} ${address}`) ?? null;
}

function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}

function remember(digest: (url: string) => Digest | null): (url: string) => Digest | null {
  const known = new Map<string, Digest | null>();
  return (url) => {
    const found = known.get(url) ?? digest(url);
    known.set(url, found);
    return found;
  };
}

/** Paths of what an overlay names among `missing`, paths by URL. */
function missingIn({markups, drawn}: Shown, missing: ReadonlyMap<string, string>): readonly string[] {
  // Mostly there is none, and markup is long.
  if (missing.size === 0) return [];
  const urls = new Set([...[...markups].flatMap(markupSources), ...drawn]);
  return [...urls].flatMap((url) => missing.get(url) ?? []);
}

/** Pictures that a film imports have their digest in their URL; others are in the public folder. */
function digestSource(url: string, publicDir: string): Digest | null {
  if (url.startsWith(assetUrl)) return parseDigest(url.slice(assetUrl.length).split('/')[0] ?? '');
  const path = publicPath(url);
  const file = path === null ? null : publicFile(path, publicDir);
  try {
    return file === null ? null : digestBytes(readFileSync(file));
  } catch {
    return null;
  }
}

/** Where the file of a URL should be in the public folder and is not. */
function missingPath(url: string, publicDir: string): string | null {
  const path = publicPath(url);
  const file = path === null ? null : publicFile(path, publicDir);
  return file === null || existsSync(file) ? null : path;
}

function publicPath(url: string): string | null {
  if (!url.startsWith('/') || url.startsWith('//')) return null;
  try {
    return decodeURIComponent(url.slice(1).replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
}
