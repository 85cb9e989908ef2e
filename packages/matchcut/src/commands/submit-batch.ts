import {RunnerError, submitBatches, type BatchedFilm, batchesOf} from '@matchcut/runner';
import type {Journal} from '@matchcut/store';
import {planBatchFilms} from '../batch/plan-batch-films.ts';
import {batchOptionsOf} from '../batch/batch-options-of.ts';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {failureProblem} from '../errors/problem.ts';
import {exitCodes} from '../errors/project-error.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import {count} from '../plan-view/count.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import {confirmPrice} from '../rendering/confirm-spending.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut batch submit`: orders the new clips of one film, many films, or one film with many props. */
export function submitBatchCommand(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, option, say} = session;
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project} = workshop;
    // An engine without batches is told before anything else.
    batchesOf(workshop);
    return withStore(project, session, async (store) => {
      const maxCost = option(options.maxCost) ?? project.config.maxCost;
      const {films, live} = await planBatchFilms(store, workshop, session);
      const journal = openProjectJournal(project);
      try {
        await confirmPrice(priceOf(films, journal), {isGiven: option(options.yes), maxCost}, session);
        const limits = {maxCost, retryUnknown: option(options.retryUnknown)};
        const submission = await submitBatches(
          inTurn(films),
          batchOptionsOf(workshop, store, journal, limits),
        );
        if (submission.kind === 'refused')
          throw new RunnerError(submission.code, submission.message, submission);
        const {orders, clips, usd, underWay, failed} = submission;
        if (isJson) terminal.out(`${JSON.stringify({formatVersion: '1', ...submission})}\n`);
        const ordered =
          clips === 0
            ? 'Nothing new to order'
            : `Ordered ${count(clips, 'clip')} in ${count(orders, 'batch', 'batches')} for ${formatUsd(usd)}`;
        say('info', `${ordered}${underWay > 0 ? `; on their way already: ${underWay}` : ''}.`);
        if (live > 0)
          say(
            'info',
            `Not in a batch: ${count(live, 'clip')}. They follow with render, once what they need is there.`,
          );
        const problems = failed.map((failure) =>
          failureProblem(failure, `${failure.address} (${failure.format})`),
        );
        tellProblems(problems, {...session, isJson: false}, terminal);
        return problems.length > 0 ? exitCodes.error : exitCodes.done;
      } finally {
        journal.close();
      }
    });
  });
}

/** What ordering costs that is not on its way already; clips that films share are ordered once. */
function priceOf(films: readonly BatchedFilm[], journal: Pick<Journal, 'inFlight'>): number | null {
  const steps = new Map(films.flatMap(({plan}) => plan.steps).map((step) => [step.key, step]));
  for (const {key} of journal.inFlight(steps.keys())) steps.delete(key);
  let total = 0;
  for (const {price} of steps.values()) {
    if (price === null) return null;
    total += price.usd;
  }
  return Number(total.toFixed(6));
}

async function* inTurn(films: readonly BatchedFilm[]): AsyncGenerator<BatchedFilm> {
  yield* films;
}
