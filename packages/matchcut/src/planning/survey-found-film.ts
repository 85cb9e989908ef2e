import {createPlanMemo, surveyFilm, type PlanMemo, type Survey} from '@matchcut/plan';
import {filmElement, renderFilm} from '@matchcut/react';
import {answerFilms} from '../asking/current-desk.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {Workshop} from '../workshop/workshop.ts';

/** Renders a film with these props and surveys it: JSX → film tree → survey. */
export async function surveyFoundFilm(
  {definition}: FoundFilm,
  props: unknown,
  {engine, signal, desk}: Pick<Workshop, 'engine' | 'signal' | 'desk'>,
  memo: PlanMemo = createPlanMemo(),
): Promise<Survey> {
  answerFilms(desk);
  const tree = await renderFilm(filmElement(definition, props), {id: definition.id, signal});
  return surveyFilm(tree, {engine}, memo);
}
