import {expect, test} from 'vitest';
import {slug} from './slug.ts';

test.each([
  ['São Paulo, 2026', 'sao-paulo-2026'],
  ['東京', '東京'],
  ['हिन्दी', 'हिन्दी'],
  ['한국', '한국'],
  ['  "Grace" / ../Hopper. ', 'grace-hopper'],
  ['Straße', 'straße'],
  ['1.5', '1-5'],
  ['!?', ''],
])('%j in a file name is %j', (text, expected) => {
  expect(slug(text)).toBe(expected);
});

test('a long text is cut between what readers take for letters', () => {
  const long = slug(`${'a'.repeat(59)}นี้`);
  expect(long).toBe(`${'a'.repeat(59)}นี้`.slice(0, 60).concat('ี้').normalize('NFC'));
});
