import type {Command} from '../command-line/command.ts';
import {options, outputOptions} from '../command-line/options.ts';

export const renderCommand: Command = {
  name: 'render',
  summary: 'Make a film: the clips that are missing, then the cut, as MP4',
  argument: {
    syntax: '[film]',
    description: 'Id of a film, path of its module, or a plan that plan --out has written',
  },
  options: [
    options.props,
    options.each,
    options.name,
    options.format,
    options.target,
    options.replace,
    options.batch,
    options.frames,
    ...outputOptions,
    options.explain,
    options.out,
    options.concurrency,
    options.frozen,
    options.maxCost,
    options.retryUnknown,
    options.yes,
  ],
  examples: [
    'render commute --format 9:16',
    'render --quality draft --frames 90-179',
    'render plan.json --max-cost 10',
    'render greeting --each people.csv --name {film}-{city}-{format}',
  ],
  async run(session) {
    const {startPainterEarly} = await import('../workshop/start-painter-early.ts');
    const painter = session.option(options.batch) ? null : await startPainterEarly(session.cwd);
    try {
      const {renderFilmCommand} = await import('./render-film.ts');
      return await renderFilmCommand(session, painter);
    } finally {
      await painter?.end();
    }
  },
};
