import {expect, test} from 'vitest';
import {foldPrompt, foldSpace, type PromptPart} from './prompt.ts';

const mara = {kind: 'mention', name: 'Mara'} as const;

test.each<[folded: string, parts: readonly (string | PromptPart)[]]>([
  ['Mara waits.', [mara, ' waits.']],
  ['Mara waits.', ['\n      ', mara, ' waits.\n    ']],
  ['steps aboard Mara and sits', ['steps aboard', mara, 'and sits']],
  ['Wait. Mara sits', ['Wait.', mara, ' sits']],
  ["It is Mara's hat", ['It is ', mara, "'s hat"]],
  ['It is Mara’s hat', ['It is ', mara, '’s hat']],
  ['with (Mara) inside', ['with (', mara, ') inside']],
  ['“Mara”, she says', ['“', mara, '”, she says']],
  ['the Mara-like fox', ['the ', mara, '-like fox']],
  ['Mara, Otto and Mara', [mara, ', ', {kind: 'mention', name: 'Otto'}, ' and ', mara]],
  ['Mara Otto', [mara, {kind: 'mention', name: 'Otto'}]],
  ['ホームで小春が待つ', ['ホームで', {kind: 'mention', name: '小春'}, 'が待つ']],
  ['ホームでMaraが待つ', ['ホームで', mara, 'が待つ']],
  ['a city, 7 pm', ['a ', 'city', ', ', '7', ' pm']],
  ['New York is wet', ['New', ' York', '', ' is\u00a0wet']],
  ['two lines', ['two\n        lines']],
  ['', []],
  ['', ['  \n ']],
])('%j', (folded, parts) => {
  expect(
    foldPrompt(parts.map((part) => (typeof part === 'string' ? {kind: 'text', text: part} : part))),
  ).toBe(folded);
});

test('what is no text is folded as text, since props come from JavaScript too', () => {
  expect(foldSpace(5)).toBe('5');
});
