import type {EventEmitter} from 'node:events';
import {isEnded} from '../batches/batch-table.ts';
import type {Clock} from '../clock.ts';
import type {ServerEvents} from '../server-parts.ts';
import {makeWebhookEvent, type WebhookEventType} from './webhook-event.ts';
import type {WebhookTable} from './webhook-table.ts';

export type QueueWebhooksParts = {
  readonly clock: Clock;
  readonly events: EventEmitter<ServerEvents>;
  readonly webhooks: WebhookTable;
  readonly wake: () => void;
};

/** Writes down what is to be told of the ends of videos and batches, in the transactions that end them. */
export function queueWebhooks({clock, events, webhooks, wake}: QueueWebhooksParts): void {
  const queue = (type: WebhookEventType, subject: string): void => {
    const now = clock.now();
    webhooks.queue(makeWebhookEvent(type, subject, now), now);
    // Once the transaction has ended.
    setImmediate(wake);
  };
  events.on('videoEnded', ({id, error}) => queue(error === null ? 'video.completed' : 'video.failed', id));
  events.on('batchEnded', ({id, status}) => {
    if (isEnded(status)) queue(`batch.${status}`, id);
  });
}
