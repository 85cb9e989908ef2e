import type {Command} from '../command-line/command.ts';
import {options} from '../command-line/options.ts';

const argument = {
  syntax: '<shot>',
  description: 'Address such as commute/platform; the film may be left out where there is only one',
};

export const takesCommand: Command = {
  name: 'takes',
  summary: 'List the takes of a shot and draw them on a contact sheet, or drop one of them',
  argument,
  options: [options.props, options.format, options.out, options.drop, options.yes],
  examples: ['takes commute/platform', 'takes commute/platform --drop 1'],
  run: async (session) => (await import('./show-takes.ts')).showTakes(session),
};

export const pinCommand: Command = {
  name: 'pin',
  summary: 'Bind a shot to one of its takes, whatever is generated later',
  argument,
  options: [options.take, options.props, options.format],
  examples: ['pin commute/platform --take 2'],
  run: async (session) => (await import('./pin-shot.ts')).pinShot(session),
};

export const unpinCommand: Command = {
  name: 'unpin',
  summary: 'Let a shot change to the next take that is made; until then it stays as it is',
  argument,
  options: [options.format],
  run: async (session) => (await import('./unpin-shot.ts')).unpinShot(session),
};
