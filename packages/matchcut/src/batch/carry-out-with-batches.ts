import type {DraftStep} from '@matchcut/plan';
import {
  RunnerError,
  submitBatches,
  type BatchedFilm,
  type Failure,
  type RunResult,
  type StepName,
} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import {count} from '../plan-view/count.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {preparePlan, type ChooseGoals, type PreparedPlan} from '../planning/prepare-plan.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import {carryOut, type CarryOutOptions} from '../rendering/carry-out.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {batchOptionsOf} from './batch-options-of.ts';
import {waitForBatches} from './wait-for-batches.ts';

/**
 * Orders what can be ordered, waits for it, and carries out the rest live: continuations begin once their sources
 * are there. What failed in a batch is not asked for again; everything that does not need it goes on. Throws
 * `over-budget` where the money does not reach, before anything is ordered.
 */
export async function carryOutWithBatches(
  prepared: PreparedPlan,
  wishes: PlanWishes,
  carrying: CarryOutOptions & {readonly film: FoundFilm},
  workshop: Workshop,
  session: Session,
): Promise<RunResult> {
  const {film, store, maxCost} = carrying;
  const {failed, usd} = await orderAndWait(prepared, carrying, workshop, session);
  const live = {...wishes, batch: false};
  const left = maxCost === null ? null : Math.max(0, maxCost - usd);
  const options = failed.length === 0 ? {} : {chooseGoals: clipsWithout(failed)};
  const rest = await preparePlan(film, live, store, workshop, options);
  const result = await carryOut(rest, {...carrying, maxCost: left}, workshop, session);
  if (failed.length === 0) return result;
  return result.kind === 'done' || result.kind === 'failed'
    ? {...result, kind: 'failed', failed: [...failed, ...result.failed]}
    : result;
}

type Ordered = {readonly failed: readonly (StepName & Failure)[]; readonly usd: number};

async function orderAndWait(
  prepared: PreparedPlan,
  {store, maxCost, retryUnknown = false}: CarryOutOptions,
  workshop: Workshop,
  session: Session,
): Promise<Ordered> {
  const journal = openProjectJournal(workshop.project);
  try {
    const options = batchOptionsOf(workshop, store, journal, {maxCost, retryUnknown});
    const submission = await submitBatches(one(prepared), options);
    if (submission.kind === 'refused') throw new RunnerError(submission.code, submission.message, submission);
    const {clips, underWay, usd} = submission;
    if (clips > 0) session.say('info', `Ordered ${count(clips, 'clip')} for ${formatUsd(usd)}.`);
    if (underWay > 0) session.say('info', `On their way already: ${count(underWay, 'clip')}.`);
    const {failed} = await waitForBatches(options, session);
    return {failed: [...submission.failed, ...failed], usd: usd ?? 0};
  } finally {
    journal.close();
  }
}

async function* one({plan, files}: PreparedPlan): AsyncGenerator<BatchedFilm> {
  yield {plan, files};
}

/** All clips but those that failed and what is made from them. */
function clipsWithout(failed: readonly StepName[]): ChooseGoals {
  return (steps) => {
    const lost = new Set(failed.map(({step}) => step));
    for (const {id, needs} of steps) if (needs.some((need) => lost.has(need))) lost.add(id);
    return ({id, kind}: DraftStep) =>
      (kind === 'clip' || kind === 'extension' || kind === 'edit') && !lost.has(id);
  };
}
