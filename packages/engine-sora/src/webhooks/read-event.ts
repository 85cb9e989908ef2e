import type {IncomingHttpHeaders} from 'node:http';
import {WebhookVerificationError, type Webhook} from 'standardwebhooks';
import {z} from 'zod';

/** The end of a video, told by the server; `null` for events about anything else. */
export type VideoEvent = {readonly video: string | null};

const eventSchema = z.object({type: z.string(), data: z.object({id: z.string()})});

/** What an event says, if the server really sent it. `null` where the signature is wrong, or is not of these minutes. */
export function readEvent(webhook: Webhook, body: string, headers: IncomingHttpHeaders): VideoEvent | null {
  let event: unknown;
  try {
    event = webhook.verify(body, {
      'webhook-id': textOf(headers['webhook-id']),
      'webhook-timestamp': textOf(headers['webhook-timestamp']),
      'webhook-signature': textOf(headers['webhook-signature']),
    });
  } catch (error) {
    // Signed, but no JSON: nothing that concerns us.
    if (error instanceof SyntaxError) return {video: null};
    if (error instanceof WebhookVerificationError) return null;
    throw error;
  }
  const parsed = eventSchema.safeParse(event);
  return {video: parsed.success && parsed.data.type.startsWith('video.') ? parsed.data.data.id : null};
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
