import type {JsonObject} from '@matchcut/engine';
import {createPlanMemo, surveyFilm, type PlanningEngine} from '@matchcut/plan';
import {filmElement, isFilmDefinition, renderFilm} from '@matchcut/react';
import {drawnIn} from './drawn.ts';

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
};

/** The content of an overlay of a film module. Throws where the film in the browser has no such overlay. */
export async function findOverlayContent(
  module: Readonly<Record<string, unknown>>,
  {exportName, props, engine}: StagedFilm,
  address: string,
): Promise<unknown> {
  const definition = module[exportName];
  if (!isFilmDefinition(definition)) throw new TypeError(`The film module has no film "${exportName}".`);
  const tree = await renderFilm(filmElement(definition, props), {id: definition.id});
  // A survey never asks for a price.
  const planning = {...engine, quote: () => ({usd: null})};
  const {timeline} = surveyFilm(tree, {engine: planning}, createPlanMemo());
  const drawn = drawnIn(timeline).find((one) => one.address === address);
  if (drawn === undefined) throw new TypeError(`The film in the browser has no overlay "${address}".`);
  return drawn.node.props.content;
}
