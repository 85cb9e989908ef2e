import type {Budget, Journal} from '@matchcut/store';
import {nameStep} from './run-event.ts';
import type {PricedStep, RunRefusal} from './run-result.ts';
import {runnerErrors} from './runner-error.ts';
import type {Task} from './task.ts';

/** With `frozen`, engines are not asked for anything: all that they would have to make is listed. */
export function refuseFrozen(tasks: readonly Task[]): RunRefusal | null {
  const steps = engineWork(tasks).map(priced);
  if (steps.length === 0) return null;
  const code = 'frozen-missing';
  const message = `Frozen, and ${count(steps.length)} not in the store: ${list(steps)}.`;
  return {code, message, hint: runnerErrors[code].hint, steps};
}

/** Steps that engines have to carry out and that are not paid for yet by a job in flight. */
export function refuseOverBudget(
  tasks: readonly Task[],
  maxCostUsd: number | undefined,
  budget: Budget | undefined,
  journal: Journal,
): RunRefusal | null {
  const work = engineWork(tasks);
  const paid = new Set(
    journal.inFlight(work.map(({key}) => key)).flatMap(({key, job}) => (job === null ? [] : [key])),
  );
  const unpaid = work.filter(({key}) => !paid.has(key)).map(priced);
  return refuse(unpaid, maxCostUsd, budget, journal);
}

/**
 * Adds up what is going to be spent, in this order, before anything is. A price that nobody knows may be any, so it
 * is over every limit.
 */
export function refuse(
  steps: readonly PricedStep[],
  maxCostUsd: number | undefined,
  budget: Budget | undefined,
  journal: Journal,
): RunRefusal | null {
  const budgetUsd =
    budget === undefined ? Infinity : Math.max(0, budget.usd - journal.committed(budget.since));
  const limitUsd = Math.min(maxCostUsd ?? Infinity, budgetUsd);
  if (limitUsd === Infinity) return null;
  const leftOut: PricedStep[] = [];
  let usd = 0;
  for (const step of steps) {
    // Prices are sums of cents in binary: a millionth of a dollar is no excess.
    if (step.usd !== null && usd + step.usd <= limitUsd + 1e-6) usd += step.usd;
    else leftOut.push(step);
  }
  if (leftOut.length === 0) return null;
  const code = 'over-budget';
  const what = limitUsd === budgetUsd ? ' left of the budget' : '';
  const message = `${dollars(limitUsd)}${what} do not reach for ${leftOut.length} of the steps: ${list(leftOut)}. Nothing was spent.`;
  const isUnpriced = leftOut.every(({usd: price}) => price === null);
  return {code, message, hint: isUnpriced ? unpricedHint : runnerErrors[code].hint, steps: leftOut};
}

/** More money does not help where nobody knows how much would do. */
const unpricedHint =
  'Say what the engine costs, with `prices` in its options for example; or run without a limit, with --yes.';

function engineWork(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({isWork, lane}) => isWork && lane === 'engine');
}

function priced({step}: Task): PricedStep {
  return {...nameStep(step), usd: step.price?.usd ?? null};
}

function count(steps: number): string {
  return steps === 1 ? '1 step is' : `${steps} steps are`;
}

function list(steps: readonly PricedStep[]): string {
  const shown = steps.slice(0, 5).map(({address, format, usd}) => `${address} (${format}, ${dollars(usd)})`);
  return steps.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}

function dollars(usd: number | null): string {
  return usd === null ? 'price unknown' : `$${usd.toFixed(2)}`;
}
