import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const studioCommand: Command = {
  name: 'studio',
  summary: 'Open the preview studio of the project in the browser, until Ctrl-C',
  argument: {syntax: '[film]', description: 'The film that it opens with'},
  options: [options.studioPort, options.open],
  examples: ['studio', 'studio --port 3333 --no-open'],
  run: async (session) => (await import('../studio/open-studio.ts')).openStudio(session),
};
