import {setImmediate} from 'node:timers/promises';
import {MediaError} from '../../media-error.ts';
import {serveWorker} from '../serve-worker.ts';

export type Order = 'answer' | 'crash' | 'report-and-hang' | 'report-and-run' | 'refuse' | 'throw';

/** Answers, and reports, its own process id. */
serveWorker<Order, number, number>(async (order, onProgress) => {
  switch (order) {
    case 'answer':
      return process.pid;
    case 'crash':
      process.stderr.write('native assertion\n');
      return process.abort();
    case 'report-and-hang':
      onProgress(process.pid);
      await setImmediate();
      for (;;);
    case 'report-and-run':
      onProgress(process.pid);
      for (;;) await setImmediate();
    case 'refuse':
      throw new MediaError('media-disk-full', 'The disk is full.');
    case 'throw':
      throw new TypeError('not a function');
    default:
      return order satisfies never;
  }
});
