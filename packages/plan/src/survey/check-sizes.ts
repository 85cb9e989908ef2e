import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {PlanningEngine} from '../inputs.ts';
import {isCropped} from './is-cropped.ts';
import type {SurveyedFilm} from './read-film.ts';
import type {SurveyedScene} from './survey-scene.ts';

/** Formats for which clips would be generated in a size that the engine does not make. */
export function checkSizes(
  film: SurveyedFilm,
  scenes: readonly SurveyedScene[],
  {capabilities: {sizes}}: PlanningEngine,
): readonly Diagnostic[] {
  const offer = sizes.map(({width, height}) => `${width}x${height}`).join(', ');
  return film.formats
    .filter(({size}) => !sizes.some(({width, height}) => width === size.width && height === size.height))
    .filter(({id}) => scenes.length === 0 || scenes.some((scene) => !isCropped(scene, film, id)))
    .map(({id, size}) => {
      const canCrop = id !== film.main.id;
      return diagnostic(
        'unsupported-size',
        'Film',
        `The format ${id} at ${film.resolution} is ${size.width}x${size.height}, which the engine does not make.`,
        `It makes ${offer}.${canCrop ? ` <Film reframe="crop"> takes the pictures from ${film.main.id}.` : ''}`,
      );
    });
}
