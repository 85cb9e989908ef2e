import {expect, test} from 'vitest';
import {nearestName} from './nearest-name.ts';

const names = ['films', 'engine', 'publicDir', 'outDir', 'maxCost'];

test('a typo finds the name that was meant', () => {
  expect(nearestName('publicdir', names)).toBe('publicDir');
  expect(nearestName('film', names)).toBe('films');
  expect(nearestName('maxcosts', names)).toBe('maxCost');
});

test('something else entirely finds none', () => {
  expect(nearestName('webpack', names)).toBeNull();
  expect(nearestName('x', [])).toBeNull();
});
