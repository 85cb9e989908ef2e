import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const castCommand: Command = {
  name: 'cast',
  summary: 'Draw a contact sheet of every character and prop in every shot that names it, as PNG',
  argument: {
    syntax: '[film]',
    description: 'Id of a film or path of its module; not needed where there is only one',
  },
  options: [options.props, options.format, options.out, options.concurrency],
  examples: ['cast commute --format 9:16'],
  run: async (session) => (await import('./draw-cast.ts')).drawCast(session),
};
