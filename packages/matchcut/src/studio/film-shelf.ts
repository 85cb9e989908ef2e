import {join, relative} from 'node:path';
import type {FilmSummary} from '@matchcut/studio';
import {ProjectError} from '../errors/project-error.ts';
import {loadFilmModule, loadFilms, type FoundFilm, type FoundFilms} from '../loading/load-films.ts';
import type {Workshop} from '../workshop/workshop.ts';
import type {Serial} from './serial.ts';

/** The films of a project. A film whose module breaks is still known by its id. */
export type FilmShelf = {
  /** Every film that can be loaded now, and what keeps others from it. */
  readonly findAll: () => Promise<FoundFilms>;
  readonly known: () => readonly FilmSummary[];
  /** Looks for it where it isn't known; `null` where there is none. */
  readonly summary: (id: string) => Promise<FilmSummary | null>;
  /** Loads it. Throws what keeps its module from that, and `unknown-film`. */
  readonly load: (id: string) => Promise<FoundFilm>;
  readonly summaryOf: (film: FoundFilm) => FilmSummary;
};

export function createFilmShelf(
  workshop: () => Pick<Workshop, 'project' | 'loader'>,
  serial: Serial,
): FilmShelf {
  const summaries = new Map<string, FilmSummary>();
  const root = (): string => workshop().project.root;

  const summaryOf = ({file, exportName, definition}: FoundFilm): FilmSummary => ({
    id: definition.id,
    file: relative(root(), file),
    exportName,
  });
  const findAll = (): Promise<FoundFilms> =>
    serial(async () => {
      const {project, loader} = workshop();
      const found = await loadFilms(project, loader);
      for (const film of found.films) summaries.set(film.definition.id, summaryOf(film));
      return found;
    });
  const summary = async (id: string): Promise<FilmSummary | null> => {
    if (!summaries.has(id)) await findAll();
    return summaries.get(id) ?? null;
  };

  return {
    findAll,
    summary,
    summaryOf,
    known: () => [...summaries.values()],
    async load(id) {
      const wanted = await summary(id);
      const films =
        wanted === null
          ? []
          : await serial(async () => {
              const {project, loader} = workshop();
              return loadFilmModule(join(root(), wanted.file), project, loader);
            });
      const film = films.find(({definition}) => definition.id === id);
      if (film !== undefined) return film;
      summaries.delete(id);
      throw new ProjectError(
        'unknown-film',
        `There is no film "${id}" in this project.`,
        'Choose another one.',
      );
    },
  };
}
