import type {Compositor, ComposeStep} from '@matchcut/compose';
import type {Step} from '@matchcut/plan';
import {runPlan, type RunEvent, type RunOptions, type RunResult} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {PreparedPlan} from '../planning/prepare-plan.ts';
import {showProgress} from '../progress/show-progress.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';
import {spendingLimits} from '../workshop/spending-limits.ts';
import type {Workshop} from '../workshop/workshop.ts';

export type CarryOutOptions = {
  readonly film: FoundFilm;
  readonly store: Store;
  readonly compositor: Compositor;
  readonly isFrozen: boolean;
  /** `null` for no limit. */
  readonly maxCost: number | null;
  /** @default false */
  readonly retryUnknown?: boolean;
  /** @default 'film' */
  readonly subject?: RunOptions['subject'];
  /** Told of everything that is shown, while it happens. */
  readonly onEvent?: (event: RunEvent) => void;
};

/** Runs a plan and shows how it goes on. */
export async function carryOut(
  {plan, files}: Pick<PreparedPlan, 'plan' | 'files'>,
  {store, compositor, isFrozen, maxCost, retryUnknown = false, subject = 'film', onEvent}: CarryOutOptions,
  workshop: Workshop,
  session: Session,
): Promise<RunResult> {
  const {project, engine, signal} = workshop;
  const concurrency = session.option(options.concurrency);
  await using tools = new AsyncDisposableStack();
  const journal = tools.adopt(openProjectJournal(project), (opened) => opened.close());
  await compositor.prepare(plan.steps.filter(isComposed));
  const view = tools.adopt(await showProgress(plan, session), (opened) => opened.end());
  return await runPlan(plan, {
    engine,
    store,
    journal,
    compositor,
    files,
    signal,
    lockPath: project.lockFile,
    frozen: isFrozen,
    subject,
    onEvent: (event) => {
      view.show(event);
      onEvent?.(event);
    },
    ...(concurrency === null ? {} : {concurrency: {engine: concurrency, compose: concurrency}}),
    ...spendingLimits(project, maxCost),
    retryUnknown,
  });
}

function isComposed(step: Step): step is Step & ComposeStep {
  return step.action === 'compose';
}
