import {expect, test} from 'vitest';
import {brand, film, overlay, scene} from '../film.fixture.ts';
import type {ShownContent} from '../inputs.ts';
import {draft} from '../plan-film.fixture.ts';

const tree = film([brand({never: ['cheap']}, scene('a', 4, 'A hat.', overlay(1)))]);

function told(shown: Partial<ShownContent>): readonly string[] {
  return draft(tree, {
    shown: new Map([['commute/a/overlay-1', {text: '', uncovered: [], missing: [], ...shown}]]),
  })
    .diagnostics.filter(({severity}) => severity !== 'info')
    .map(({code, where, message}) => `${code} at ${where}: ${message}`);
}

test('an overlay that says what it must not, or can not everywhere, is told of', () => {
  expect(told({text: 'Cheap hats | ☃', uncovered: ['☃']})).toEqual([
    'brand-word at Film > Brand > Scene "a" > Overlay 1: The overlay says "cheap", which must not appear in this film.',
    'uncovered-text at Film > Brand > Scene "a" > Overlay 1: No font that comes with the film has ☃ (U+2603): ' +
      'each machine draws what its own fonts have, or boxes.',
  ]);
});

test('a picture that is not there is told before anything is made', () => {
  expect(told({missing: ['logo.svg']})).toEqual([
    'missing-file at Film > Brand > Scene "a" > Overlay 1: There is no file "logo.svg" in the public folder.',
  ]);
});

test('many characters are counted, not listed', () => {
  const uncovered = Array.from({length: 20}, (_, index) => String.fromCodePoint(0x4e_00 + index));
  expect(told({uncovered})[0]).toMatch(/丌 \(U\+4E0C\)|下 \(U\+4E0B\) and 8 more: /);
});

test('an overlay that says nothing wrong is not told of', () => {
  expect(told({text: 'Fine hats'})).toEqual([]);
});
