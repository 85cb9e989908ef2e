import type {FrameRate, Size} from '@matchcut/engine';
import type {FormatId} from '../format.ts';
import type {DraftInputs, PlanningEngine} from '../inputs.ts';
import type {CastMember} from './draft-cast.ts';
import type {Strays} from './strays.ts';

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
