import {serveWorker} from '@matchcut/media/in-process';
import {coloursOf} from './figure/reference-colours.ts';
import {paintOrder, paintStill} from './paint-order.ts';
import {readNote} from './read-note.ts';
import type {WorkerAnswer, WorkerOrder} from './worker-orders.ts';

serveWorker<WorkerOrder, WorkerAnswer, number>(async (order, onProgress) => {
  switch (order.kind) {
    case 'paint':
      await paintOrder(order.order, order.to, onProgress);
      return {kind: 'painted'};
    case 'still':
      return {kind: 'still', webp: await paintStill(order.order, order.frame)};
    case 'read-note':
      return {kind: 'note', note: await readNote(order.path)};
    case 'read-colours':
      return {kind: 'colours', colours: await coloursOf(order.path)};
    default:
      return order satisfies never;
  }
});
