import {BlockList, isIP} from 'node:net';

export type WebhookTarget =
  | {readonly kind: 'target'; readonly url: string}
  | {readonly kind: 'refused'; readonly message: string};

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

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

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 0) return host === 'localhost' || host.endsWith('.localhost');
  return loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

function refused(message: string): WebhookTarget {
  return {kind: 'refused', message};
}
