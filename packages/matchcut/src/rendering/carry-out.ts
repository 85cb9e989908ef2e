import type {RunEvent, RunResult} from '@matchcut/runner';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import type {PreparedPlan} from '../planning/prepare-plan.ts';
import {showProgress} from '../progress/show-progress.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {runPrepared, type RunPreparedOptions} from './run-prepared.ts';

export type CarryOutOptions = Omit<RunPreparedOptions, 'concurrency' | 'lockFile' | 'onEvent'> & {
  /** Told of everything that is shown, while it happens. */
  readonly onEvent?: (event: RunEvent) => void;
};

/** Runs a plan and shows how it goes on. */
export async function carryOut(
  prepared: Pick<PreparedPlan, 'plan' | 'files'>,
  {onEvent, ...carrying}: CarryOutOptions,
  workshop: Workshop,
  session: Session,
): Promise<RunResult> {
  const concurrency = session.option(options.concurrency);
  const view = await showProgress(prepared.plan, session);
  try {
    return await runPrepared(
      prepared,
      {
        ...carrying,
        ...(concurrency === null ? {} : {concurrency: {engine: concurrency, compose: concurrency}}),
        onEvent: (event) => {
          view.show(event);
          onEvent?.(event);
        },
      },
      workshop,
    );
  } finally {
    await view.end();
  }
}
