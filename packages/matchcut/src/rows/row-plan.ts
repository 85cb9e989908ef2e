import type {FormatId} from '@matchcut/plan';
import type {WrittenCaptions} from '../captions/write-cues.ts';
import type {Problem} from '../errors/problem.ts';

/** A row of a file of props, counted from 1, and the line that it begins in. */
export type RowPlace = {readonly row: number; readonly line: number};

/** What is to become of a row. */
export type RowPlan = PlannedRow | FailedRow;

export type PlannedRow = RowPlace & {
  readonly kind: 'planned';
  /** Where its cuts go; empty where only clips are wanted. */
  readonly cuts: readonly {readonly format: FormatId; readonly path: string}[];
  /** What stands beside each of them as captions. */
  readonly captions: readonly WrittenCaptions[];
  readonly clips: RowClips;
  /** US dollars for what no earlier row pays for; `null` where a price is not known. */
  readonly usd: number | null;
};

export type RowClips = {
  /** To be generated for this row. */
  readonly new: number;
  /** Seconds of those. */
  readonly seconds: number;
  /** Generated for an earlier row, and shared with it. */
  readonly shared: number;
  /** In the store already. */
  readonly reused: number;
};

/** One that can't be made; the others can. */
export type FailedRow = RowPlace & {
  readonly kind: 'failed';
  readonly problems: readonly Problem[];
};
