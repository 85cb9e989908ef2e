import type {Command} from '../command-line/command.ts';
import {options, outputOptions} from '../command-line/options.ts';

export const planCommand: Command = {
  name: 'plan',
  summary: 'Show what making a film takes: every step, why it is done, and what it costs',
  argument: {
    syntax: '[film]',
    description: 'Id of a film or path of its module; not needed where there is only one',
  },
  options: [
    options.props,
    options.each,
    options.name,
    options.format,
    options.target,
    options.replace,
    options.batch,
    ...outputOptions,
    options.out,
    options.timeline,
    options.detailedExitcode,
  ],
  examples: [
    'plan commute --props \'{"city": "Porto"}\'',
    'plan --out plan.json && matchcut render plan.json',
    'plan --timeline timeline.svg',
    'plan greeting --each people.csv',
  ],
  run: async (session) => (await import('./plan-film.ts')).planFilm(session),
};
