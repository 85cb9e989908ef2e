import type {FrameRate, Size} from '@matchcut/engine';
import type {FormatId} from '../format.ts';
import type {DraftInputs, PlanningEngine} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import {scaleSize} from '../scale-size.ts';
import type {FilmFormat} from '../survey/read-film.ts';
import type {Survey} from '../survey/survey.ts';
import {draftCast, type CastMember} from './draft-cast.ts';
import {engineUse} from './engine-use.ts';
import {noStrays, type Strays} from './strays.ts';

/** What the scenes of a film are drafted with, in one format. */
export type SceneContext = {
  readonly format: FormatId;
  /** The film's: clips are asked for in it, and overlays laid out. */
  readonly size: Size;
  /** The cut's. */
  readonly outputSize: Size;
  readonly frameRate: FrameRate;
  readonly engine: PlanningEngine;
  readonly members: ReadonlyMap<string, CastMember>;
  readonly strays: Strays;
  readonly inputs: DraftInputs;
  /** Of all that is the same for every scene of the film in this format. */
  readonly digest: string;
};

export function sceneContext(
  {film, engine, cast}: Survey,
  {id: format, size}: FilmFormat,
  inputs: DraftInputs,
  memo: PlanMemo,
): SceneContext {
  const {frameRate} = film;
  const {conform, segment} = inputs.making;
  const outputSize = scaleSize(size, inputs.scale ?? 1);
  return {
    format,
    size,
    outputSize,
    frameRate,
    engine,
    members: draftCast(cast, {id: film.id, format, size}, engine, inputs.files, memo),
    strays: noStrays,
    inputs,
    digest: stepKey('scene-context', {
      ...engineUse(engine),
      format,
      size,
      scale: inputs.scale ?? 1,
      frameRate,
      conform,
      segment,
    }),
  };
}
