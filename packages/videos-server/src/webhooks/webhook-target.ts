import {isLoopback} from '../control/local-only.ts';

export type WebhookTarget =
  | {readonly kind: 'target'; readonly url: string}
  | {readonly kind: 'refused'; readonly message: string};

/** Checks where webhooks are to be sent: over HTTP and, unless `beyondLoopback`, to nobody but this machine. */
export function checkWebhookTarget(text: string, beyondLoopback: boolean): WebhookTarget {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return refused('A webhook goes to an http or https URL.');
  if (url.username !== '' || url.password !== '') return refused('The URL of a webhook holds no password.');
  if (!beyondLoopback && !isLoopback(url.hostname))
    return refused(`Webhooks go to this machine only, and '${url.hostname}' is not it.`);
  return {kind: 'target', url: url.href};
}

function refused(message: string): WebhookTarget {
  return {kind: 'refused', message};
}
