import {Webhook} from 'standardwebhooks';
import type {Clock} from '../clock.ts';
import {checkWebhookTarget} from './webhook-target.ts';
import type {Attempt, DueDelivery} from './webhook-table.ts';

/** Whoever takes longer has to be quick to answer and slow to work. */
const patienceMs = 15_000;

export type SendOptions = {
  readonly clock: Clock;
  readonly beyondLoopback: boolean;
  readonly signal: AbortSignal;
  /** Signed with this instead of what was agreed. */
  readonly secret?: string;
};

/** Sends a webhook once, signed as Standard Webhooks has it. */
export async function sendWebhook(
  {id, url, body, secret: agreed}: DueDelivery,
  {clock, beyondLoopback, signal, secret = agreed}: SendOptions,
): Promise<Attempt> {
  const atMs = clock.now();
  // A server may be told less after a restart than the one that took the endpoint on.
  const target = checkWebhookTarget(url, beyondLoopback);
  if (target.kind === 'refused') return {kind: 'unanswered', atMs, problem: target.message};
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      body,
      // Somebody else's address is not what was agreed.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'matchcut-videos-server',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(atMs / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, new Date(atMs), body),
      },
    });
    await answer.body?.cancel();
    return {kind: 'answered', atMs, status: answer.status};
  } catch (error) {
    return {kind: 'unanswered', atMs, problem: problemOf(error)};
  }
}

function problemOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
