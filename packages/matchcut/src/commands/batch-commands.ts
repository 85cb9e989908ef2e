import type {CommandGroup} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const batchCommands: CommandGroup = {
  name: 'batch',
  summary: 'Order the clips of films in batches: later, and cheaper',
  commands: [
    {
      name: 'submit',
      summary: 'Order every new clip of these films that is neither there nor on its way',
      argument: {
        syntax: '[films...]',
        description: 'Ids of films or paths of their modules; not needed where there is only one',
      },
      options: [
        options.all,
        options.rows,
        options.props,
        options.format,
        options.target,
        options.replace,
        options.maxCost,
        options.retryUnknown,
        options.yes,
      ],
      examples: ['batch submit commute', 'batch submit greeting --rows people.csv --max-cost 50'],
      run: async (session) => (await import('./submit-batch.ts')).submitBatchCommand(session),
    },
    {
      name: 'status',
      summary: 'Show the orders that are on their way, and how far they are',
      options: [options.all],
      run: async (session) => (await import('./show-batches.ts')).showBatches(session),
    },
    {
      name: 'collect',
      summary: 'Bring every clip that is ready into the store',
      options: [options.wait, options.retryUnknown],
      run: async (session) => (await import('./collect-batch.ts')).collectBatchCommand(session),
    },
  ],
};
