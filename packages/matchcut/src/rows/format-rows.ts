import {relative} from 'node:path';
import type {Paint} from '../command-line/terminal.ts';
import {count} from '../plan-view/count.ts';
import {formatSeconds} from '../plan-view/format-seconds.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {formatTotals} from '../plan-view/format-totals.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import type {PlannedRows} from './plan-rows.ts';
import type {RowPlan} from './row-plan.ts';

export type FormatRowsOptions = {
  readonly cwd: string;
  readonly paint: Paint;
  /** Rows that are told one by one. @default all */
  readonly most?: number;
};

/** The human view of planned rows: what each takes that those before it don't, then what all of them take. */
export function formatRows(
  {file, rows, merged}: PlannedRows,
  {cwd, paint, most = rows.length}: FormatRowsOptions,
): string {
  const shown = rows.slice(0, most);
  const [head = '', ...lines] = formatTable([
    ['row', 'line', 'clips', 'shared', 'reused', 'price', 'cuts'],
    ...shown.map((row) => cellsOf(row, cwd)),
  ]).split('\n');
  const left = rows.length - shown.length;
  return [
    `${paint('bold', file)}  ${count(rows.length, 'row')}`,
    '',
    paint('dim', head),
    ...lines,
    ...(left > 0 ? [paint('dim', `and ${left} more, which matchcut plan lists`)] : []),
    '',
    merged === null ? 'No row can be made.' : paint('bold', formatTotals(merged.plan.totals)),
  ].join('\n');
}

function cellsOf(row: RowPlan, cwd: string): readonly string[] {
  const place = [String(row.row), String(row.line)];
  if (row.kind === 'failed') return [...place, '', '', '', '', `can't be made: ${reasonOf(row.problems)}`];
  const {clips, usd, cuts} = row;
  return [
    ...place,
    clips.new === 0 ? '0' : `${clips.new} (${formatSeconds(clips.seconds)})`,
    String(clips.shared),
    String(clips.reused),
    formatUsd(usd),
    cuts.map(({path}) => relative(cwd, path)).join(', '),
  ];
}

function reasonOf(problems: readonly {readonly code: string}[]): string {
  return [...new Set(problems.map(({code}) => code))].join(', ');
}
