import {randomBytes} from 'node:crypto';
import type {BatchEnd} from '../batches/batch-record.ts';
import {unixSeconds} from '../clock.ts';

export type WebhookEventType = 'video.completed' | 'video.failed' | `batch.${BatchEnd}`;

/** What is sent: which thing it is about, and no more of it than the id. */
export type WebhookEvent = {
  readonly id: string;
  readonly object: 'event';
  readonly created_at: number;
  readonly type: WebhookEventType;
  readonly data: {readonly id: string};
};

export function makeWebhookEvent(type: WebhookEventType, subject: string, atMs: number): WebhookEvent {
  return {
    id: `evt_${randomBytes(16).toString('hex')}`,
    object: 'event',
    created_at: unixSeconds(atMs),
    type,
    data: {id: subject},
  };
}
