import type {Command} from '../command-line/command.ts';
import {options, outputOptions} from '../command-line/options.ts';

export const previewCommand: Command = {
  name: 'preview',
  summary: 'Write a scene or some frames of a film as a small picture that moves, WebP or GIF',
  argument: {
    syntax: '[film]',
    description: 'Id of a film or path of its module; not needed where there is only one',
  },
  options: [
    options.target,
    options.frames,
    options.props,
    options.format,
    options.width,
    options.fps,
    ...outputOptions,
    options.out,
    options.concurrency,
  ],
  examples: ['preview commute --target platform', 'preview commute --frames 30-119 --out title.gif'],
  run: async (session) => (await import('../preview/write-preview.ts')).writePreview(session),
};
