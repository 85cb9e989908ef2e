import {existsSync, statSync} from 'node:fs';
import {relative, resolve} from 'node:path';
import {nearestName} from '@matchcut/plan';
import {ProjectError} from '../errors/project-error.ts';
import type {Project} from '../project/open-project.ts';
import {loadFilmModule, loadFilms, noFilm, type FoundFilm, type FoundFilms} from './load-films.ts';
import type {ModuleLoader} from './module-loader.ts';

/**
 * The film that a command names: by id, by path, or by nothing where there is only one.
 *
 * Throws `no-film-found`, `unknown-film`, `which-film`, `duplicate-film` or `film-not-exported`.
 */
export async function findFilm(
  name: string | null,
  project: Project,
  loader: ModuleLoader,
): Promise<FoundFilm> {
  if (name !== null && isFile(resolve(project.cwd, name))) {
    const file = resolve(project.cwd, name);
    return only(await loadFilmModule(file, project, loader), relative(project.root, file));
  }
  const found = await loadFilms(project, loader);
  if (name === null) return onlyOne(found, project);
  const films = found.films.filter(({definition}) => definition.id === name);
  const [film] = films;
  if (film === undefined) throw unknownFilm(name, found, project);
  if (films.length === 1) return film;
  throw new ProjectError(
    'duplicate-film',
    `There are ${films.length} films with the id "${name}": ${films.map(({file}) => relative(project.root, file)).join(', ')}.`,
    'Give each film an id of its own in defineFilm: it is what its files and the lock are named by.',
  );
}

/** The film with this id in one module. Throws `unknown-film`. */
export async function findFilmIn(
  file: string,
  id: string,
  project: Project,
  loader: ModuleLoader,
): Promise<FoundFilm> {
  const films = await loadFilmModule(file, project, loader);
  const film = films.find(({definition}) => definition.id === id);
  if (film !== undefined) return film;
  const path = relative(project.root, file);
  throw new ProjectError(
    'unknown-film',
    `There is no film "${id}" in ${path} any more.`,
    'Make a new plan.',
    {
      where: path,
    },
  );
}

function onlyOne(found: FoundFilms, project: Project): FoundFilm {
  const [failure] = found.failures;
  const [film] = found.films;
  if (film !== undefined && found.films.length === 1) return film;
  if (film === undefined) throw failure ?? noFilm(project);
  throw new ProjectError(
    'which-film',
    `This project has several films: ${list(found.films)}.`,
    `Name the one that you mean, such as ${film.definition.id}.`,
  );
}

/** The one film of a module; the default export where it has several. */
function only(films: readonly FoundFilm[], path: string): FoundFilm {
  const [film] = films;
  if (film === undefined) {
    throw new ProjectError(
      'film-not-exported',
      `${path} exports no film.`,
      "Export one: export default defineFilm({id: '…', render: () => <Film …>}).",
      {where: path},
    );
  }
  if (films.length === 1 || film.exportName === 'default') return film;
  throw new ProjectError('which-film', `${path} has several films: ${list(films)}.`, `Name one by its id.`);
}

function unknownFilm(name: string, found: FoundFilms, project: Project): Error {
  const [failure] = found.failures;
  // The film that was meant may be the one that could not be read.
  if (failure !== undefined) return failure;
  if (found.films.length === 0) return noFilm(project);
  const meant = nearestName(
    name,
    found.films.map(({definition}) => definition.id),
  );
  return new ProjectError(
    'unknown-film',
    `There is no film and no file "${name}". There are: ${list(found.films)}.`,
    meant === null ? 'Name one of them, or the path of a film module.' : `Did you mean ${meant}?`,
  );
}

function list(films: readonly FoundFilm[]): string {
  return films.map(({definition}) => definition.id).join(', ');
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
