import {createPlanMemo, surveyFilm, type FilmTree, type PlanMemo, type Survey} from '@matchcut/plan';
import {filmElement, renderFilm} from '@matchcut/react';
import {answerFilms} from '../asking/current-desk.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {Workshop} from '../workshop/workshop.ts';

/** Renders a film with these props: JSX → film tree. */
export function renderFoundFilm(
  {definition}: FoundFilm,
  props: unknown,
  {signal, desk}: Pick<Workshop, 'signal' | 'desk'>,
): Promise<FilmTree> {
  answerFilms(desk);
  return renderFilm(filmElement(definition, props), {id: definition.id, signal});
}

/** Renders a film and surveys it: JSX → film tree → survey. */
export async function surveyFoundFilm(
  film: FoundFilm,
  props: unknown,
  workshop: Pick<Workshop, 'engine' | 'signal' | 'desk'>,
  memo: PlanMemo = createPlanMemo(),
): Promise<Survey> {
  return surveyFilm(await renderFoundFilm(film, props, workshop), workshop, memo);
}
