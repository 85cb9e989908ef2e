import type {Engine, Size} from '@matchcut/engine';
import type {ArtifactRecord} from './artifact-record.ts';
import type {FormatId} from './format.ts';
import type {Digest, Key} from './key.ts';
import type {Lock} from './lock.ts';
import type {Address, DraftStep, Making, StepId, StepKind} from './step.ts';

/** The part of an engine that planning needs: no call that costs anything. */
export type PlanningEngine = Pick<
  Engine,
  'id' | 'model' | 'semantics' | 'options' | 'capabilities' | 'billing' | 'quote' | 'batches'
>;

/** What a survey needs besides the film. */
export type SurveyInputs = {
  readonly engine: PlanningEngine;
};

/** What a draft needs besides the survey: the world outside, already looked at. */
export type DraftInputs = {
  /** Every path that `Survey.files` names. */
  readonly files: ReadonlyMap<string, FileState>;
  /**
   * What each frame of an overlay looks like; one digest a frame.
   * `null` for an overlay that can't be drawn, which has a diagnostic of its own.
   */
  readonly looks: (overlay: Address, format: FormatId) => readonly Digest[] | null;
  /** What overlays show, as far as that is known without drawing them. @default nothing is known */
  readonly shown?: ReadonlyMap<Address, ShownContent>;
  /** The compositor's semantics and encoder settings. */
  readonly making: {readonly [K in 'conform' | 'segment' | 'soundtrack' | 'cut']: Making};
  /** How large the cut is, measured by the film. Clips are asked for as they are; they are conformed to it. @default 1 */
  readonly scale?: number;
  readonly lock: Lock;
  /** Addresses of shots that get another take: this one, or, where it is `null`, the one after the one they have. */
  readonly replace: ReadonlyMap<Address, number | null>;
};

/** All that an overlay shows, in any of its frames and in any format. */
export type ShownContent = {
  readonly text: string;
  /** Characters of it that no font has which comes with the film. */
  readonly uncovered: readonly string[];
  /** Files that it names and that are not in the public folder, as paths in it. */
  readonly missing: readonly string[];
};

/** A file that a film names, as found in the project. */
export type FileState =
  | {
      readonly kind: 'media';
      readonly digest: Digest;
      readonly media: 'video' | 'still' | 'sound';
      /** 0 for a still. */
      readonly durationSeconds: number;
      /** Of a still, as it is seen: upright. */
      readonly size?: Size;
    }
  /** A look-up table for colours, a `.cube` file of three dimensions. */
  | {readonly kind: 'lut'; readonly digest: Digest}
  | {readonly kind: 'not-media'; readonly digest: Digest}
  | {readonly kind: 'missing'}
  | {readonly kind: 'outside'};

/** What settling a draft needs: what is there already. */
export type SettleInputs = {
  /** The store's records of the draft's keys, as far as it has them. */
  readonly records: ReadonlyMap<Key, ArtifactRecord>;
  /** Keys at the addresses of the last plan that was carried out here, with what they were made from. */
  readonly previous: readonly PreviousStep[];
  /** What is asked for: the cuts, or the clips of some shots. All that they need follows. */
  readonly goals: (step: DraftStep) => boolean;
  /** Whether what the engine takes in batches is ordered so: later and cheaper. @default false */
  readonly batch?: boolean;
};

export type PreviousStep = Pick<ArtifactRecord, 'key' | 'request'> & {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly address: Address;
  readonly format: FormatId;
};
