import type {Command} from '../command-line/command.ts';
import {options, outputOptions} from '../command-line/options.ts';

export const stillCommand: Command = {
  name: 'still',
  summary: 'Write one frame of a film, as PNG',
  argument: {
    syntax: '[film]',
    description: 'Id of a film or path of its module; not needed where there is only one',
  },
  options: [
    options.frame,
    options.at,
    options.props,
    options.format,
    ...outputOptions,
    options.out,
    options.concurrency,
  ],
  examples: ['still commute --at 2.5 --out title.png', 'still commute --frame 90 --format 9:16'],
  run: async (session) => (await import('./write-still.ts')).writeStill(session),
};
