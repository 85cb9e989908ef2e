import type {Journal} from '@matchcut/store';
import type {BudgetView, LedgerView} from '@matchcut/studio';
import {budgetAt} from '../config/budget.ts';
import type {Project} from '../project/open-project.ts';

/** What was spent; what is free is no entry. */
export function ledgerView(
  journal: Pick<Journal, 'spending' | 'committed'>,
  project: Pick<Project, 'config'>,
): LedgerView {
  const spending = journal.spending().filter(({usd}) => usd !== 0);
  return {
    entries: spending
      .map(({film, address, take, model, usd, day}) => ({
        film,
        address,
        take,
        model,
        usd,
        day,
        state: usd === null ? 'unknown' : 'paid',
      }))
      .toReversed(),
    totalUsd: spending.reduce((sum, {usd}) => sum + (usd ?? 0), 0),
    unknown: spending.filter(({usd}) => usd === null).length,
    budget: budgetView(journal, project),
  };
}

export function budgetView(
  journal: Pick<Journal, 'committed'>,
  {config: {budget}}: Pick<Project, 'config'>,
): BudgetView | null {
  if (budget === null) return null;
  const {since} = budgetAt(budget, new Date());
  return {...budget, committedUsd: journal.committed(since)};
}
