import type {FrameRate, Json, Size} from '@matchcut/engine';
import type {Diagnostic} from './diagnostic.ts';
import type {FormatId} from './format.ts';
import type {Address, DraftStepOf, StepId, StepKind} from './step.ts';
import type {Timeline} from './timeline.ts';

/** A versioned, deterministic value: every step of a film, what is done about it, why, and its price. */
export type Plan = {
  readonly film: PlannedFilm;
  readonly engine: string;
  /** In an order in which they can be carried out. */
  readonly steps: readonly Step[];
  /** What the lock or the last cut has and this film has no more. */
  readonly dropped: readonly DroppedStep[];
  readonly totals: Totals;
  readonly diagnostics: readonly Diagnostic[];
};

export type PlannedFilm = {
  readonly id: string;
  readonly title: string;
  readonly frameRate: FrameRate;
  readonly timeline: Timeline;
  readonly formats: readonly PlannedFormat[];
};

export type PlannedFormat = {
  readonly id: FormatId;
  readonly size: Size;
  readonly frames: number;
};

export type Step = {[K in StepKind]: StepOf<K>}[StepKind];

export type StepOf<K extends StepKind> = DraftStepOf<K> & {
  readonly action: Action;
  readonly reason: Reason;
  readonly price: Price;
  /** How a step is generated; only in a plan for batches. */
  readonly batch?: BatchPlace;
};

/** In a batch, or at once and at the full price, for a reason. */
export type BatchPlace = {readonly kind: 'batched'} | {readonly kind: 'live'; readonly why: string};

/** `reuse` what is there, `generate` with an engine, `compose` on this machine. */
export type Action = 'reuse' | 'generate' | 'compose';

/** US dollars; `null` where nobody knows. Steps that no engine carries out cost 0. */
export type Price = {readonly usd: number} | null;

/** Why a step is done or not done; a closed set. */
export type Reason =
  /** The store has its result. */
  | {readonly kind: 'stored'}
  /** Nothing that is made needs it. */
  | {readonly kind: 'unneeded'}
  /** Another step of this plan has the same key. */
  | {readonly kind: 'shared'; readonly step: StepId}
  /** Nothing was ever made at this address. */
  | {readonly kind: 'new'}
  /** Something else was made at this address. `fields` is empty where what it was made from is not known here. */
  | {readonly kind: 'changed'; readonly fields: readonly FieldChange[]}
  /** Made before, but the store no longer has it. */
  | {readonly kind: 'missing'}
  /** Made from another file than the one that is now there. */
  | {readonly kind: 'stale'; readonly upstream: StepId}
  /** A step that it needs is made again. */
  | {readonly kind: 'upstream'; readonly upstream: StepId}
  /** Another take was asked for. */
  | {readonly kind: 'replaced'};

export type FieldChange = {
  /** `prompt`, `size.width`, `picture[0].source`; `parts[3…]` for a list in which much changed. */
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** Where `after` is the key of another step: which. It is why this one changed. */
  readonly step?: StepId;
};

export type DroppedStep = {
  readonly kind: StepKind;
  readonly address: Address;
  readonly format: FormatId;
};

export type Totals = {
  readonly reuse: number;
  readonly generate: number;
  readonly compose: number;
  /** Seconds of clip to be generated. */
  readonly seconds: number;
  /** `null` where the price of any step is not known. */
  readonly usd: number | null;
};
