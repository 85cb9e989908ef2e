import type {Totals} from '@matchcut/plan';
import {formatSeconds} from './format-seconds.ts';
import {formatUsd} from './format-usd.ts';

/** The line under every plan: `Plan: 6 to generate (46 s), 15 to compose, 3 reused. $4.60` */
export function formatTotals({generate, compose, reuse, seconds, usd}: Totals): string {
  if (generate + compose === 0) return `Nothing to do: what these ${reuse} steps make is in the store.`;
  const clips = generate === 0 ? '0 to generate' : `${generate} to generate (${formatSeconds(seconds)})`;
  return `Plan: ${clips}, ${compose} to compose, ${reuse} reused. ${usd === 0 ? 'Free.' : `${formatUsd(usd)}.`}`;
}
