import {collectBatches, batchesOf} from '@matchcut/runner';
import {batchOptionsOf} from '../batch/batch-options-of.ts';
import {waitForBatches} from '../batch/wait-for-batches.ts';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {failureProblem} from '../errors/problem.ts';
import {exitCodes} from '../errors/project-error.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import {count} from '../plan-view/count.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut batch collect`: brings what is ready; with `--wait` until nothing is on its way. */
export function collectBatchCommand(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, option, say} = session;
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project} = workshop;
    // An engine without batches is told before anything else.
    batchesOf(workshop);
    return withStore(project, session, async (store) => {
      const journal = openProjectJournal(project);
      try {
        const limits = {maxCost: null, retryUnknown: option(options.retryUnknown)};
        const collecting = batchOptionsOf(workshop, store, journal, limits);
        const {brought, failed, waiting} = option(options.wait)
          ? {...(await waitForBatches(collecting, session)), waiting: 0}
          : await collectBatches(collecting);
        if (isJson) {
          const told = {formatVersion: '1', kind: 'collected', brought, waiting, failed};
          terminal.out(`${JSON.stringify(told)}\n`);
        }
        const rest = waiting > 0 ? `, ${waiting} on their way` : '';
        say(
          'info',
          `Brought ${count(brought, 'clip')}${rest}${failed.length > 0 ? `, ${failed.length} failed` : ''}.`,
        );
        const problems = failed.map((failure) =>
          failureProblem(
            {...failure, message: `${failure.message}\n“${failure.prompt}”`},
            `${failure.address} (${failure.format})`,
          ),
        );
        tellProblems(problems, {...session, isJson: false}, terminal);
        return (
          problems.find(({exitCode}) => exitCode !== exitCodes.error)?.exitCode ??
          (problems.length > 0 ? exitCodes.error : exitCodes.done)
        );
      } finally {
        journal.close();
      }
    });
  });
}
