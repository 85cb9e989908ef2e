import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

export const storyboardCommand: Command = {
  name: 'storyboard',
  summary: 'Draw a contact sheet: a frame of each shot with its address, seconds and prompt, as PNG',
  argument: {
    syntax: '[film]',
    description: 'Id of a film or path of its module; not needed where there is only one',
  },
  options: [options.props, options.format, options.out, options.concurrency],
  run: async (session) => (await import('./draw-storyboard.ts')).drawStoryboard(session),
};
