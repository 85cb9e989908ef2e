import type {PictureQuality} from './picture-quality.ts';
import type {PlainSettings} from './plain-remotion/plain-project.ts';
import type {Summary} from './rounds.ts';

/** What bench/results/cutting.json holds; parts that were never measured are not there. */
export type Results = {
  readonly machine?: Machine;
  readonly bars?: Bars;
  readonly changes?: readonly Change[];
  readonly growth?: readonly Growth[];
  readonly cover?: readonly Cover[];
};

export type Machine = {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  /** Names with versions. */
  readonly software: readonly string[];
};

export type Bars = {
  /** Plain Remotion's best. */
  readonly remotion: PlainSettings;
  readonly works: Readonly<Record<string, Summary>>;
  readonly pictures: Readonly<Record<'remotion' | 'matchcut', PictureQuality & {readonly sizeBytes: number}>>;
};

export type Change = {
  readonly name: string;
  /** Kind and address of every step that was made. */
  readonly made: readonly string[];
  readonly wallSeconds: number;
};

export type Growth = {
  readonly minutes: number;
  readonly first: Summary;
  readonly edit: Summary;
  readonly nothing: Summary;
  readonly plan: Summary;
};

export type Cover = {
  /** 0 to 1. */
  readonly cover: number;
  readonly workers: number;
  /** Matchcut's first cut. */
  readonly first: Summary | null;
  readonly remotion: Summary | null;
};
