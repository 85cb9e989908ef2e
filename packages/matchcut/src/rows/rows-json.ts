import type {Totals} from '@matchcut/plan';
import {publicProblem} from '../errors/format-problem.ts';
import type {PlannedRows} from './plan-rows.ts';
import type {PlannedRow, RowPlace} from './row-plan.ts';

/** `matchcut plan --each --json`. A promise: fields are added, never changed. */
export type RowsJson = {
  readonly formatVersion: '1';
  readonly film: string;
  readonly file: string;
  readonly rows: readonly RowJson[];
  /** Of all rows that can be made: what they share counts once. */
  readonly totals: Totals;
};

type RowJson = RowPlace &
  (
    | ({readonly outcome: 'planned'} & Pick<PlannedRow, 'cuts' | 'clips' | 'usd'>)
    | {readonly outcome: 'failed'; readonly errors: readonly ReturnType<typeof publicProblem>[]}
  );

const nothing: Totals = {reuse: 0, generate: 0, compose: 0, seconds: 0, usd: 0};

export function rowsJson(film: string, {file, rows, merged}: PlannedRows): RowsJson {
  return {
    formatVersion: '1',
    film,
    file,
    rows: rows.map((row): RowJson => {
      const place = {row: row.row, line: row.line};
      if (row.kind === 'failed')
        return {...place, outcome: 'failed', errors: row.problems.map(publicProblem)};
      const {cuts, clips, usd} = row;
      return {...place, outcome: 'planned', cuts, clips, usd};
    }),
    totals: merged?.plan.totals ?? nothing,
  };
}
