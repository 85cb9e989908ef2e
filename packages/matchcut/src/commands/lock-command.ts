import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const lockCommand: Command = {
  name: 'lock',
  summary: 'Check matchcut.lock.json, or resolve a merge conflict in it',
  options: [options.fix],
  examples: ['lock --fix'],
  run: async (session) => (await import('./check-lock.ts')).checkLock(session),
};
