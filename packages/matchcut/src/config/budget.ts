import type {Budget} from '@matchcut/store';

/** How long a budget lasts: a day or a month, both in UTC, or as long as the project's journal. */
export const budgetPeriods = ['day', 'month', 'project'] as const;

export type ConfiguredBudget = {
  /** US dollars. */
  readonly usd: number;
  readonly per: (typeof budgetPeriods)[number];
};

/** The budget as it stands at a moment. */
export function budgetAt({usd, per}: ConfiguredBudget, now: Date): Budget {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (per) {
    case 'day':
      return {usd, since: new Date(Date.UTC(year, month, now.getUTCDate())).toISOString()};
    case 'month':
      return {usd, since: new Date(Date.UTC(year, month)).toISOString()};
    case 'project':
      return {usd, since: null};
    default:
      return per satisfies never;
  }
}
