import type {Compositor, ComposeStep} from '@matchcut/compose';
import type {Step} from '@matchcut/plan';
import {runPlan, type RunEvent, type RunOptions, type RunResult} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import type {PreparedPlan} from '../planning/prepare-plan.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';
import {spendingLimits} from '../workshop/spending-limits.ts';
import type {Workshop} from '../workshop/workshop.ts';

export type RunPreparedOptions = {
  readonly store: Store;
  readonly compositor: Compositor;
  readonly isFrozen: boolean;
  /** `null` for no limit. */
  readonly maxCost: number | null;
  /** @default false */
  readonly retryUnknown?: boolean;
  /** @default 'film' */
  readonly subject?: RunOptions['subject'];
  readonly concurrency?: RunOptions['concurrency'];
  /** @default the project's */
  readonly lockFile?: string;
  readonly onEvent: (event: RunEvent) => void;
};

/** Carries out a plan with what the project has for it. */
export async function runPrepared(
  {plan, files}: Pick<PreparedPlan, 'plan' | 'files'>,
  options: RunPreparedOptions,
  {project, engine, signal}: Pick<Workshop, 'project' | 'engine' | 'signal'>,
): Promise<RunResult> {
  const {store, compositor, isFrozen, maxCost, retryUnknown = false, onEvent} = options;
  const {subject = 'film', concurrency, lockFile = project.lockFile} = options;
  const journal = openProjectJournal(project);
  try {
    await compositor.prepare(plan.steps.filter(isComposed));
    return await runPlan(plan, {
      engine,
      store,
      journal,
      compositor,
      files,
      signal,
      lockPath: lockFile,
      frozen: isFrozen,
      subject,
      onEvent,
      ...(concurrency === undefined ? {} : {concurrency}),
      ...spendingLimits(project, maxCost),
      retryUnknown,
    });
  } finally {
    journal.close();
  }
}

function isComposed(step: Step): step is Step & ComposeStep {
  return step.action === 'compose';
}
