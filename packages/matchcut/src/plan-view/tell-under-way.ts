import type {Plan} from '@matchcut/plan';
import type {Session} from '../command-line/session.ts';
import type {Project} from '../project/open-project.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';
import {count} from './count.ts';
import {formatUsd} from './format-usd.ts';

/** Says which of a plan's clips were ordered already: their price is in the plan, and is not spent again. */
export function tellUnderWay({steps}: Plan, project: Project, {say}: Pick<Session, 'say'>): void {
  const generated = new Set(steps.filter(({action}) => action === 'generate').map(({key}) => key));
  if (generated.size === 0) return;
  const journal = openProjectJournal(project);
  try {
    const ordered = journal.inFlight(generated).filter(({job, batch}) => job !== null || batch !== null);
    if (ordered.length === 0) return;
    const prices = ordered.map(({usd}) => usd);
    const known = prices.filter((usd) => usd !== null);
    const usd = known.length < prices.length ? null : known.reduce((sum, price) => sum + price, 0);
    say(
      'info',
      `Of these, ${count(ordered.length, 'clip')} (${formatUsd(usd)}) ordered already, and not paid for again.`,
    );
  } finally {
    journal.close();
  }
}
