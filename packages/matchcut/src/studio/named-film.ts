import {join, resolve} from 'node:path';
import {nearestName} from '@matchcut/plan';
import type {ProjectView} from '@matchcut/studio';
import {ProjectError} from '../errors/project-error.ts';
import type {Project} from '../project/open-project.ts';

/**
 * The id of the film that a command names by id or path. Throws `unknown-film`, but where a module is broken: the studio
 * is where one looks at that.
 */
export function namedFilm(
  name: string,
  {films, failures}: Pick<ProjectView, 'films' | 'failures'>,
  {cwd, root}: Pick<Project, 'cwd' | 'root'>,
): string {
  const film = films.find(({id, file}) => id === name || join(root, file) === resolve(cwd, name));
  if (film !== undefined) return film.id;
  if (failures.length > 0) return name;
  const ids = films.map(({id}) => id);
  const meant = nearestName(name, ids);
  throw new ProjectError(
    'unknown-film',
    `There is no film "${name}" in ${root}.`,
    meant === null ? `It has ${ids.join(', ') || 'none'}.` : `Did you mean ${meant}?`,
  );
}
