import type {Budget} from '@matchcut/store';
import {budgetAt} from '../config/budget.ts';
import type {Project} from '../project/open-project.ts';

/** What may be spent: by this run, and by all of them. `maxCost` is `null` for no limit. */
export function spendingLimits(
  {config: {budget}}: Pick<Project, 'config'>,
  maxCost: number | null,
): {readonly maxCostUsd?: number; readonly budget?: Budget} {
  return {
    ...(maxCost !== null && {maxCostUsd: maxCost}),
    ...(budget !== null && {budget: budgetAt(budget, new Date())}),
  };
}
