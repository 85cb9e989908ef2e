import type {JsonObject} from '@matchcut/engine';
import type {Diagnostic} from './diagnostic.ts';
import type {FormatId} from './format.ts';
import {framesPerSecond} from './frame-rate.ts';
import type {Action, BatchPlace, Plan, Price, Reason, Totals} from './plan.ts';
import type {SourcePlace} from './source-place.ts';
import type {StepId, StepKind} from './step.ts';

/** `matchcut plan --json`, and the file that `plan --out` writes. A promise: fields are added, never changed. */
export type PlanJson = {
  readonly formatVersion: '1';
  readonly film: {
    readonly id: string;
    readonly title: string;
    readonly fps: number;
    readonly formats: readonly {
      readonly id: FormatId;
      readonly width: number;
      readonly height: number;
      readonly frames: number;
    }[];
  };
  readonly engine: string;
  readonly steps: readonly StepJson[];
  readonly totals: Totals;
  readonly diagnostics: readonly DiagnosticJson[];
};

export type DiagnosticJson = Diagnostic & {readonly source: SourcePlace | null};

export type StepJson = {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly key: string;
  readonly address: string;
  readonly format: FormatId;
  readonly needs: readonly StepId[];
  readonly action: Action;
  readonly reason: Reason;
  readonly price: Price;
  readonly request: JsonObject;
  /** In a plan for batches: how it is generated. */
  readonly batch?: BatchPlace;
  /** Of a segment: where the content of `request.overlays` is found. */
  readonly overlayAddresses?: readonly string[];
};

export function planJson(plan: Plan): PlanJson {
  const {film, engine, steps, totals, diagnostics} = plan;
  return {
    formatVersion: '1',
    film: {
      id: film.id,
      title: film.title,
      fps: framesPerSecond(film.frameRate),
      formats: film.formats.map(({id, size: {width, height}, frames}) => ({id, width, height, frames})),
    },
    engine,
    steps,
    totals,
    diagnostics: diagnostics.map((one) => ({...one, source: one.source ?? null})),
  };
}
