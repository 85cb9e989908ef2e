import {randomBytes} from 'node:crypto';

export const makeWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Standard Webhooks: `whsec_` and base64 of a key of 24 to 64 bytes. */
export function isWebhookSecret(text: string): boolean {
  const [, key = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const {length} = Buffer.from(key, 'base64');
  return key.length % 4 === 0 && length >= 24 && length <= 64;
}
