import type {FormatId} from '../format.ts';
import type {SurveyedFilm} from './read-film.ts';
import type {SurveyedScene} from './survey-scene.ts';

/** Whether a scene's pictures in a format are parts of those of the film's first format. */
export function isCropped(
  {read}: Pick<SurveyedScene, 'read'>,
  {main, reframe}: Pick<SurveyedFilm, 'main' | 'reframe'>,
  format: FormatId,
): boolean {
  return format !== main.id && (read.reframe ?? reframe) === 'crop';
}
