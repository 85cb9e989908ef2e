import {relative} from 'node:path';
import {framesPerSecond, type Survey} from '@matchcut/plan';
import type {Session} from '../command-line/session.ts';
import {formatProblem, publicProblem} from '../errors/format-problem.ts';
import {problemsOf} from '../errors/problem.ts';
import {exitCodes} from '../errors/project-error.ts';
import {loadFilms, noFilm, type FoundFilm} from '../loading/load-films.ts';
import {formatSeconds} from '../plan-view/format-seconds.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {surveyFoundFilm} from '../planning/survey-found-film.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut films`: every film with its formats, length and number of shots; and what could not be read. */
export function listFilms({cwd, signal, terminal, isJson}: Session): Promise<number> {
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader} = workshop;
    const found = await loadFilms(project, loader);
    if (found.films.length + found.failures.length === 0) throw noFilm(project);
    const surveyed = await Promise.allSettled(
      found.films.map(async (film) =>
        describe(film, await surveyFoundFilm(film, {}, workshop), project.root),
      ),
    );
    const films = surveyed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failures = [
      ...found.failures,
      ...surveyed.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : [])),
    ];
    const problems = failures.flatMap((failure) => problemsOf(failure, project.root));
    if (isJson) {
      terminal.out(
        `${JSON.stringify({formatVersion: '1', films, errors: problems.map(publicProblem)}, null, 2)}\n`,
      );
    } else if (films.length > 0) {
      terminal.out(`${formatTable(films.map(rowOf))}\n`);
    }
    for (const problem of problems) terminal.words(`${formatProblem(problem, terminal.paint)}\n`);
    return problems.length > 0 ? exitCodes.error : exitCodes.done;
  });
}

type FilmRow = {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly formats: readonly string[];
  readonly fps: number;
  readonly frames: number;
  readonly seconds: number;
  readonly shots: number;
};

function describe(found: FoundFilm, {film, timeline}: Survey, root: string): FilmRow {
  const fps = framesPerSecond(film.frameRate);
  return {
    id: film.id,
    title: film.title,
    file: relative(root, found.file),
    formats: film.formats.map(({id}) => id),
    fps,
    frames: timeline.frames,
    seconds: timeline.frames / fps,
    shots: timeline.scenes.reduce((sum, {shots}) => sum + shots.length, 0),
  };
}

function rowOf({id, title, file, formats, seconds, shots}: FilmRow): readonly string[] {
  return [
    id,
    title,
    formats.join(' '),
    formatSeconds(seconds),
    `${shots} ${shots === 1 ? 'shot' : 'shots'}`,
    file,
  ];
}
