import {readFileSync} from 'node:fs';
import {dirname, relative, sep} from 'node:path';
import {digestBytes, type Digest} from '@matchcut/plan';
import type {ModuleLoader} from '../loading/module-loader.ts';
import {filmSources} from '../planning/film-sources.ts';
import {lookAtModule, type ModuleLook} from './look-at-module.ts';
import {packageDigest} from './package-digest.ts';
import {isStyle, styleFiles} from './style-files.ts';

/** The code that a film is made of, and what can be told of it without running it. */
export type FilmCode = {
  /** Absolute paths, the entry first. */
  readonly files: readonly string[];
  /** `null` for what is no code: styles, pictures, fonts. */
  readonly lookOf: (file: string) => ModuleLook | null;
  /** A module and everything that it imports. */
  readonly graphOf: (file: string) => readonly string[];
  /** One digest of all that a module is made of: same on every machine and under any name, however it is laid out. */
  readonly digestOf: (file: string) => Digest;
  /** Of the style sheets, which apply to every overlay; `null` where there are none. */
  readonly stylesDigest: Digest | null;
};

const scripts = /\.(?:[cm]?[jt]sx?|json)$/;

export function readFilmCode(entry: string, loader: Pick<ModuleLoader, 'importsOf'>): FilmCode {
  const files = filmSources(entry, loader);
  const lookOf = remember((file: string) => {
    if (!scripts.test(file)) return null;
    const look = lookAtModule(file, readFileSync(file, 'utf8'));
    const name = installedPackage(file);
    // What it imports is not known here, so its package counts as a whole.
    return name === null ? look : {...lookOfPackage, codeDigest: look.codeDigest, packages: [name]};
  });
  const graphOf = remember((file: string) => filmSources(file, loader));
  const contentOf = remember((file: string): unknown => {
    const look = lookOf(file);
    if (look === null) return (isStyle(file) ? styleFiles(file) : [file]).map(digestFile);
    return [look.codeDigest, ...look.packages.map((name) => packageDigest(name, file))];
  });
  // By their places from each other, so that two files that change places are seen.
  const digestOf = remember((root: string) =>
    digestJson(
      graphOf(root)
        .map((file) => [file === root ? '' : pathFrom(dirname(root), file), contentOf(file)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
  const styles = files.filter(isStyle).flatMap(styleFiles).map(digestFile);
  return {
    files,
    lookOf,
    graphOf,
    digestOf,
    // In the order of nothing: rules of two sheets that change places are told by the modules that import them.
    stylesDigest: styles.length === 0 ? null : digestJson(styles),
  };
}

const lookOfPackage: Omit<ModuleLook, 'codeDigest' | 'packages'> = {
  isUntold: true,
  atOnce: {untold: true, calls: true},
  readsPage: true,
  hasState: false,
  changesImports: false,
  importsLater: false,
};

function installedPackage(file: string): string | null {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file) ?? [];
  return name === undefined ? null : name.replaceAll('\\', '/');
}

function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

function digestFile(file: string): Digest {
  return digestBytes(readFileSync(file));
}

function digestJson(value: unknown): Digest {
  return digestBytes(Buffer.from(JSON.stringify(value)));
}

function remember<T>(make: (file: string) => T): (file: string) => T {
  const known = new Map<string, T>();
  return (file) => {
    if (known.has(file)) return known.get(file) as T;
    const made = make(file);
    known.set(file, made);
    return made;
  };
}
