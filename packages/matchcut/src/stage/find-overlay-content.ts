import type {JsonObject} from '@matchcut/engine';
import {createPlanMemo, surveyFilm, type PlanningEngine} from '@matchcut/plan';
import {filmElement, isFilmDefinition, renderFilm} from '@matchcut/react';
import {answerFilms} from '../asking/current-desk.ts';
import type {FilmAnswers} from '../asking/film-answers.ts';
import {stagedDesk} from '../asking/staged-desk.ts';
import {drawnIn, type Drawn} from './drawn.ts';

/**
 * What the page in the browser is told of a film: how to render it once more. Overlays are React content and
 * can't be sent, so the same film is rendered there and its overlay found by address.
 */
export type StagedFilm = {
  readonly exportName: string;
  readonly props: JsonObject;
  /** Decides which shots are chains, and so what addresses there are. */
  readonly engine: Pick<
    PlanningEngine,
    'id' | 'model' | 'semantics' | 'options' | 'capabilities' | 'billing'
  >;
  /** What the film asked of its project in Node.js; more is added while other films of the project are surveyed. */
  readonly answers: FilmAnswers;
};

/**
 * Finds the content of overlays of a film module. The film is rendered once for all overlays that are asked for with
 * the same words. Throws where the film in the browser has no such overlay.
 */
export function overlayFinder(
  module: Readonly<Record<string, unknown>>,
): (request: {readonly film: StagedFilm; readonly address: string}) => Promise<unknown> {
  let last: {readonly words: string; readonly drawn: Promise<readonly Drawn[]>} | null = null;
  return async ({film, address}) => {
    const words = JSON.stringify(film);
    if (last?.words !== words) last = {words, drawn: drawnInFilm(module, film)};
    const found = (await last.drawn).find((one) => one.address === address);
    if (found === undefined) throw new TypeError(`The film in the browser has no overlay "${address}".`);
    return found.node.props.content;
  };
}

async function drawnInFilm(
  module: Readonly<Record<string, unknown>>,
  {exportName, props, engine, answers}: StagedFilm,
): Promise<readonly Drawn[]> {
  const definition = module[exportName];
  if (!isFilmDefinition(definition)) throw new TypeError(`The film module has no film "${exportName}".`);
  answerFilms(stagedDesk(answers));
  const tree = await renderFilm(filmElement(definition, props), {id: definition.id});
  // A survey never asks for a price.
  const planning = {...engine, quote: () => ({usd: null})};
  const {timeline, film} = surveyFilm(tree, {engine: planning}, createPlanMemo());
  return drawnIn(timeline, film.frameRate);
}
