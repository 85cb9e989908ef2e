import {expect, it} from 'vitest';
import {isWebhookSecret, makeWebhookSecret} from './webhook-secret.ts';
import {checkWebhookTarget} from './webhook-target.ts';

it.each([
  'http://localhost:3000/hook',
  'http://127.0.0.1/',
  'http://127.9.8.7:1/',
  'http://[::1]:80/',
  // The same address in other spellings.
  'http://2130706433/',
  'http://0x7f.1/',
])('%s is this machine', (url) => {
  expect(checkWebhookTarget(url, false).kind).toBe('target');
});

it.each([
  'http://example.com/',
  'http://localhost.example.com/',
  // Who answers to it is not up to this machine alone.
  'https://app.localhost/',
  'http://0.0.0.0/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest',
  'http://[fe80::1]/',
])('%s is another', (url) => {
  expect(checkWebhookTarget(url, false).kind).toBe('refused');
  expect(checkWebhookTarget(url, true).kind).toBe('target');
});

it.each(['', 'hook', 'file:///etc/passwd', 'ftp://localhost/', 'http://user:word@localhost/'])(
  '%s is no target at all',
  (url) => {
    expect(checkWebhookTarget(url, true).kind).toBe('refused');
  },
);

it('secrets are base64 of keys that are long enough', () => {
  expect(isWebhookSecret(makeWebhookSecret())).toBe(true);
  for (const text of [
    '',
    'whsec_',
    'whsec_c2hvcnQ=',
    'secret',
    `whsec_${'='.repeat(40)}`,
    `whsec_${'é'.repeat(40)}`,
  ])
    expect(isWebhookSecret(text)).toBe(false);
});
