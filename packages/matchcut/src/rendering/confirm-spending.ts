import {createInterface} from 'node:readline/promises';
import type {Plan} from '@matchcut/plan';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';
import {formatUsd} from '../plan-view/format-usd.ts';

export type Consent = {
  /** `--yes`. */
  readonly isGiven: boolean;
  /** A limit is consent up to it; the run itself refuses what goes over. */
  readonly maxCost: number | null;
};

/** Asks before money is spent. Without anybody to ask, spending has to be allowed on the command line. */
export function confirmSpending({totals}: Plan, consent: Consent, session: Session): Promise<void> {
  return confirmPrice(totals.usd, consent, session);
}

/** The same for a price in US dollars; `null` where nobody knows it. */
export async function confirmPrice(
  usd: number | null,
  {isGiven, maxCost}: Consent,
  session: Session,
): Promise<void> {
  if (usd === 0 || isGiven || maxCost !== null) return;
  const price = formatUsd(usd);
  if (session.terminal.isInteractive && !session.isJson) {
    const questions = createInterface({input: process.stdin, output: process.stderr});
    try {
      const answer = await questions.question(`Spend this (${price})? Only "yes" goes on: `, {
        signal: session.signal,
      });
      if (answer.trim().toLowerCase() === 'yes') return;
    } finally {
      questions.close();
    }
  }
  throw new ProjectError(
    'not-confirmed',
    `The run would cost money (${price}), and nobody has agreed to it.`,
    'Give --yes, or a limit: --max-cost 10. Nothing was spent.',
  );
}
