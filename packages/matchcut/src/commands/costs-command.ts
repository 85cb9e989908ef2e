import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const costsCommand: Command = {
  name: 'costs',
  summary: 'Show what was spent, from the journal of this project',
  argument: {syntax: '[film]', description: 'Only this film, by its id'},
  options: [options.by],
  examples: ['costs --by day', 'costs commute --by take'],
  run: async (session) => (await import('./show-costs.ts')).showCosts(session),
};
