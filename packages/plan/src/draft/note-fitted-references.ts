import type {Size} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {DraftInputs} from '../inputs.ts';
import {isCropped} from '../survey/is-cropped.ts';
import type {FilmFormat} from '../survey/read-film.ts';
import type {Survey} from '../survey/survey.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';

/** Says where clips begin with a part of an image: engines want it in the size of the clip. */
export function noteFittedReferences(survey: Survey, {files}: DraftInputs): readonly Diagnostic[] {
  if (!survey.engine.capabilities.firstFrame) return [];
  return survey.scenes.flatMap((scene) =>
    scene.read.shots.flatMap(({firstFrame, where}) => {
      const file = firstFrame === null ? undefined : files.get(firstFrame);
      if (file?.kind !== 'media' || file.size === undefined) return [];
      const {size: image} = file;
      const fitted = formatsOf(scene, survey).filter(
        ({size}) => size.width !== image.width || size.height !== image.height,
      );
      const [first] = fitted;
      if (first === undefined) return [];
      return [
        diagnostic(
          'reference-fitted',
          where,
          `"${firstFrame}" is ${spell(image)} and is fitted to the size of its clips: ${fitted
            .map(({id, size}) => `${id}, ${spell(size)}, ${describeFit(image, size)}`)
            .join('; ')}.`,
          `Nothing to do, unless another part of it is wanted: then give an image of ${spell(first.size)}.`,
        ),
      ];
    }),
  );
}

/** Formats in which clips of a scene are made. Others are cropped from the film's first, whether or not that is planned. */
function formatsOf(scene: SurveyedScene, {film}: Survey): readonly FilmFormat[] {
  const made = film.formats.map((format) => (isCropped(scene, film, format.id) ? film.main : format));
  return [...new Map(made.map((format) => [format.id, format])).values()];
}

/** What becomes of an image whose middle fills a size. Pixels are those of the image. */
function describeFit(image: Size, size: Size): string {
  const scale = Math.max(size.width / image.width, size.height / image.height);
  const sides = Math.round((image.width - size.width / scale) / 2);
  const ends = Math.round((image.height - size.height / scale) / 2);
  return [
    ...(scale === 1 ? [] : [`${scale > 1 ? 'enlarged' : 'reduced'} to ${Math.round(scale * 100)} %`]),
    ...(sides > 0 ? [`${sides} px cut off at the left and at the right`] : []),
    ...(ends > 0 ? [`${ends} px cut off at the top and at the bottom`] : []),
  ].join(', ');
}

function spell({width, height}: Size): string {
  return `${width}x${height}`;
}
