import type {Spending} from '@matchcut/store';
import {groupOf, type CostGroup} from './cost-group.ts';

export type CostRow = {
  readonly group: string;
  readonly jobs: number;
  /** US dollars, as far as prices are known. */
  readonly usd: number;
  /** Jobs that may have been billed at a price that nobody knows. */
  readonly unknown: number;
};

/** Spending by groups, the dearest first; days in their order. */
export function addUp(spending: readonly Spending[], by: CostGroup): readonly CostRow[] {
  const groups = new Map<string, CostRow>();
  for (const job of spending) {
    const group = groupOf(job, by);
    const {jobs, usd, unknown} = groups.get(group) ?? {jobs: 0, usd: 0, unknown: 0};
    groups.set(group, {
      group,
      jobs: jobs + 1,
      usd: round(usd + (job.usd ?? 0)),
      unknown: unknown + (job.usd === null ? 1 : 0),
    });
  }
  return [...groups.values()].toSorted((a, b) =>
    by === 'day' ? compare(a.group, b.group) : b.usd - a.usd || compare(a.group, b.group),
  );
}

export function total(rows: readonly CostRow[]): Omit<CostRow, 'group'> {
  return {
    jobs: rows.reduce((sum, {jobs}) => sum + jobs, 0),
    usd: round(rows.reduce((sum, {usd}) => sum + usd, 0)),
    unknown: rows.reduce((sum, {unknown}) => sum + unknown, 0),
  };
}

/** Prices are cents and fractions of them; sums of them are not exact in binary. */
function round(usd: number): number {
  return Number(usd.toFixed(6));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
