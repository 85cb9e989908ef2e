import type {Budget} from '@matchcut/store';

/** What a run may still spend. Prices that nobody knows may be any, so they never fit where there is a limit. */
export type Allowance = {
  /** Of the whole project, with what other runs spend meanwhile; the journal holds to it. */
  readonly budget: Budget | undefined;
  /** Takes a price out of what this run may spend; `false`, and nothing taken, where it does not fit. */
  take(usd: number | null): boolean;
  /** Gives back what was taken and not spent. */
  giveBack(usd: number | null): void;
};

export function createAllowance(maxCostUsd: number | undefined, budget: Budget | undefined): Allowance {
  let left = maxCostUsd ?? Infinity;
  return {
    budget,
    take(usd) {
      if (usd === null) return left === Infinity;
      // Prices are sums of cents in binary: a millionth of a dollar is no excess.
      if (usd > left + 1e-6) return false;
      left -= usd;
      return true;
    },
    giveBack(usd) {
      left += usd ?? 0;
    },
  };
}
