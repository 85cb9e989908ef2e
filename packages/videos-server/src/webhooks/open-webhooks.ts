import {isWebhookFault} from '../faults/fault.ts';
import {inTransaction} from '../database/open-database.ts';
import {ServerError} from '../server-error.ts';
import type {ServerParts} from '../server-parts.ts';
import {queueWebhooks} from './queue-webhooks.ts';
import {isWebhookSecret} from './webhook-secret.ts';
import {openWebhookSender, type WebhookSender} from './webhook-sender.ts';
import {checkWebhookTarget} from './webhook-target.ts';

export type WebhookOption = {
  readonly url: string;
  /** `whsec_` and the base64 of a key of 24 to 64 bytes. */
  readonly secret: string;
};

/** Tells endpoints of the ends of videos and batches. Throws `server-bad-webhook`. */
export function openWebhooks(parts: ServerParts, options: readonly WebhookOption[]): WebhookSender {
  const {clock, database, events, faults, webhooks, webhooksBeyondLoopback: beyondLoopback} = parts;
  const checked = options.map(({url, secret}) => {
    const target = checkWebhookTarget(url, beyondLoopback);
    if (target.kind === 'refused')
      throw new ServerError('server-bad-webhook', `${url} can't be told. ${target.message}`);
    if (!isWebhookSecret(secret))
      throw new ServerError('server-bad-webhook', `The secret for ${url} is no webhook secret.`);
    return {url: target.url, secret};
  });
  inTransaction(database, () => webhooks.configure(checked, clock.now()));
  const sender = openWebhookSender({
    clock,
    database,
    webhooks,
    beyondLoopback,
    rollFaults: () => faults.roll('webhooks.send').filter(isWebhookFault),
  });
  queueWebhooks({clock, events, webhooks, wake: sender.wake});
  return sender;
}
