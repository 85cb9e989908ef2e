import type {JournalBatch} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {openProject} from '../project/open-project.ts';
import {openProjectJournal} from '../workshop/open-project-journal.ts';

/** `matchcut batch status`: orders, as the journal knows them; `batch collect` asks the provider. */
export async function showBatches({cwd, terminal, isJson, option, say}: Session): Promise<number> {
  const journal = openProjectJournal(await openProject(cwd));
  try {
    const orders = journal.batches.list({all: option(options.all)});
    if (isJson) {
      terminal.out(`${JSON.stringify({formatVersion: '1', orders}, null, 2)}\n`);
      return exitCodes.done;
    }
    if (orders.length > 0) terminal.out(`${formatTable(orders.map(cellsOf))}\n`);
    else say('info', 'No order is on its way.');
    return exitCodes.done;
  } finally {
    journal.close();
  }
}

function cellsOf({id, state, model, intendedAt, job, entries}: JournalBatch): readonly string[] {
  const {open, made, failed} = entries;
  const counts = [`${open} on their way`, `${made} made`, ...(failed > 0 ? [`${failed} failed`] : [])];
  return [job?.id ?? id, model, state, intendedAt.slice(0, 16).replace('T', ' '), counts.join(', ')];
}
