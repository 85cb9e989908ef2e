import type {DatabaseSync} from 'node:sqlite';
import type {Clock} from '../clock.ts';
import {inTransaction} from '../database/open-database.ts';
import type {WebhookFault} from '../faults/fault.ts';
import {nextAttemptAt} from './retry-delay.ts';
import {sendWebhook} from './send-webhook.ts';
import {makeWebhookSecret} from './webhook-secret.ts';
import type {Attempt, DeliveryState, DueDelivery, WebhookTable} from './webhook-table.ts';

/** Sends what is queued, at its time, until it arrives. What is due is read from the rows. */
export type WebhookSender = {
  /** There may be something to send. */
  readonly wake: () => void;
  /** What is on its way is given up; the next server sends it again. */
  readonly close: () => Promise<void>;
};

export type WebhookSenderParts = {
  readonly clock: Clock;
  readonly database: DatabaseSync;
  readonly webhooks: WebhookTable;
  readonly beyondLoopback: boolean;
  /** What goes wrong with sending once. */
  readonly rollFaults: () => readonly WebhookFault[];
};

const atOnce = 8;

export function openWebhookSender(parts: WebhookSenderParts): WebhookSender {
  const {clock, database, webhooks, beyondLoopback, rollFaults} = parts;
  const sending = new Map<number, Promise<void>>();
  const stop = new AbortController();
  let cancel = (): void => {};

  const wake = (): void => {
    if (stop.signal.aborted) return;
    cancel();
    const now = clock.now();
    // The ones being sent are among those that are due.
    for (const delivery of webhooks.due(now, atOnce)) {
      if (sending.size >= atOnce) break;
      if (!sending.has(delivery.number)) sending.set(delivery.number, deliver(delivery));
    }
    const next = webhooks.nextDueAt(now);
    cancel = next === null ? () => {} : clock.runAt(next, wake);
  };

  const deliver = async (delivery: DueDelivery): Promise<void> => {
    // Not in this turn: `sending` does not know of the delivery yet.
    await Promise.resolve();
    const attempts = await send(delivery);
    if (stop.signal.aborted) return;
    inTransaction(database, () =>
      webhooks.record(delivery.number, attempts, stateAfter(delivery, attempts, clock.now())),
    );
    sending.delete(delivery.number);
    wake();
  };

  const send = async (delivery: DueDelivery): Promise<readonly Attempt[]> => {
    const attempts: Attempt[] = [];
    const options = {clock, beyondLoopback, signal: stop.signal};
    for (const fault of rollFaults())
      switch (fault.kind) {
        case 'webhook-lost':
          return [{kind: 'answered', atMs: clock.now(), status: 200}];
        case 'webhook-forged':
          // Somebody else's; the right one comes as well.
          await sendWebhook(delivery, {...options, secret: makeWebhookSecret()});
          break;
        case 'webhook-duplicate':
          for (let copy = 1; copy < fault.copies; copy += 1)
            attempts.push(await sendWebhook(delivery, options));
          break;
        default:
          fault satisfies never;
      }
    attempts.push(await sendWebhook(delivery, options));
    return attempts;
  };

  return {
    wake,
    close: async () => {
      stop.abort();
      cancel();
      await Promise.all(sending.values());
    },
  };
}

function stateAfter(
  {createdAtMs, attempts: before}: DueDelivery,
  attempts: readonly Attempt[],
  nowMs: number,
): DeliveryState {
  if (attempts.some((attempt) => attempt.kind === 'answered' && isSuccess(attempt.status)))
    return {kind: 'delivered'};
  const dueAtMs = nextAttemptAt(createdAtMs, nowMs, before + attempts.length);
  return dueAtMs === null ? {kind: 'given-up'} : {kind: 'pending', dueAtMs};
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
