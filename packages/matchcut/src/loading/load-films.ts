import {glob} from 'node:fs/promises';
import {join} from 'node:path';
import {isFilmDefinition, type FilmDefinition} from '@matchcut/react';
import {ProjectError} from '../errors/project-error.ts';
import type {Project} from '../project/open-project.ts';
import {loadModule} from './load-module.ts';
import type {ModuleLoader} from './module-loader.ts';

/** A film as a module exports it. */
export type FoundFilm = {
  /** Absolute. */
  readonly file: string;
  /** `default`, or its name. */
  readonly exportName: string;
  readonly definition: FilmDefinition;
};

/** All films of a project, and what kept some of its film modules from being read. */
export type FoundFilms = {
  readonly films: readonly FoundFilm[];
  readonly failures: readonly Error[];
};

/** Loads every module that the project's `films` globs name. One broken module does not hide the others. */
export async function loadFilms(project: Project, loader: ModuleLoader): Promise<FoundFilms> {
  const found = await Promise.allSettled(
    (await filmFiles(project)).map((file) => loadFilmModule(file, project, loader)),
  );
  return {
    films: found.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])),
    failures: found.flatMap((result) => (result.status === 'rejected' ? [asError(result.reason)] : [])),
  };
}

/** The films that one module exports, the default one first. */
export async function loadFilmModule(
  file: string,
  project: Project,
  loader: ModuleLoader,
): Promise<readonly FoundFilm[]> {
  const module = await loadModule(loader, file, project.root);
  return Object.entries(module)
    .flatMap(([exportName, definition]) =>
      isFilmDefinition(definition) ? [{file, exportName, definition}] : [],
    )
    .toSorted((a, b) => Number(b.exportName === 'default') - Number(a.exportName === 'default'));
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Says where was looked. */
export function noFilm({root, config}: Project): ProjectError {
  return new ProjectError(
    'no-film-found',
    `No film was found in ${root}. Looked for: ${config.films.join(', ')}.`,
    'Name a film module film.tsx, say where yours are with `films` in matchcut.config.ts, or give a path.',
  );
}

async function filmFiles({root, config}: Project): Promise<readonly string[]> {
  const files = new Set<string>();
  for await (const path of glob(config.films, {cwd: root, exclude: isHidden})) files.add(join(root, path));
  return [...files].toSorted();
}

function isHidden(path: string): boolean {
  return path === 'node_modules' || /[\\/]node_modules$|(?:^|[\\/])\.[^\\/]+$/.test(path);
}
