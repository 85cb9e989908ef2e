import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {budgetAt} from '../config/budget.ts';
import {addUp, total, type CostRow} from '../costs/add-up.ts';
import {exitCodes} from '../errors/project-error.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {openProject} from '../project/open-project.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';

/** `matchcut costs`: what was spent, by film, scene, take, model or day; and what is left of the budget. */
export async function showCosts({cwd, terminal, isJson, argument, option, say}: Session): Promise<number> {
  const project = await openProject(cwd);
  const by = option(options.by);
  const {budget: configured} = project.config;
  const budget = configured === null ? null : {...configured, ...budgetAt(configured, new Date())};
  const journal = openProjectJournal(project);
  try {
    const spending = journal.spending().filter(({film}) => argument === null || film === argument);
    const rows = addUp(spending, by);
    const sum = total(rows);
    const committed = budget === null ? null : journal.committed(budget.since);
    if (isJson) {
      const told = budget && {...budget, committedUsd: committed};
      terminal.out(
        `${JSON.stringify({formatVersion: '1', by, rows, total: sum, budget: told, jobs: spending}, null, 2)}\n`,
      );
      return exitCodes.done;
    }
    if (rows.length > 0) terminal.out(`${formatTable([...rows, {group: 'total', ...sum}].map(cellsOf))}\n`);
    else say('info', argument === null ? 'Nothing was spent.' : `Nothing was spent on ${argument}.`);
    if (budget !== null && committed !== null) {
      const period = budget.per === 'project' ? '' : ` a ${budget.per}`;
      say(
        'info',
        `Of the budget of ${dollars(budget.usd)}${period}, ${dollars(committed)} are spent or under way.`,
      );
    }
    return exitCodes.done;
  } finally {
    journal.close();
  }
}

function cellsOf({group, jobs, usd, unknown}: CostRow): readonly string[] {
  const more = unknown === 0 ? '' : `and ${unknown} of unknown price`;
  return [group, `${jobs} ${jobs === 1 ? 'job' : 'jobs'}`, dollars(usd), more];
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}
