import {expect, test} from 'vitest';
import {isMentioned, mentionedNames} from './mentions.ts';

test.each([
  ['Mara', 'Mara waits.', true],
  ['Mara', "In Mara's hand", true],
  ['Mara', 'mara waits.', false],
  ['Mara', 'The Marathon', false],
  ['Mara', 'The Marathon, and then Mara', true],
  ['R2-D2!', 'R2-D2!walks', true],
  ['花子', '花子は待つ', true],
  ['Émile', 'Émile sort', true],
])('%s in "%s": %s', (name, text, expected) => {
  expect(isMentioned(name, text)).toBe(expected);
});

test('names come in the order in which they are first said, each once', () => {
  expect(mentionedNames(['Ada', 'Mara', 'Bo', 'Mara'], 'Mara sees Ada, and Ada sees Mara.')).toEqual([
    'Mara',
    'Ada',
  ]);
});

test('of names over one another the longest is meant', () => {
  expect(mentionedNames(['Mara', 'Old Mara'], 'Old Mara waits.')).toEqual(['Old Mara']);
  expect(mentionedNames(['Mara', 'Old Mara'], 'Old Mara waits for Mara.')).toEqual(['Old Mara', 'Mara']);
});
