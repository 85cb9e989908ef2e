import {expect, test} from 'vitest';
import {readByteRange} from './byte-range.ts';

test.each([
  [undefined, {kind: 'whole'}],
  ['bytes=0-0', {kind: 'part', start: 0, end: 0}],
  ['bytes=10-', {kind: 'part', start: 10, end: 99}],
  ['bytes=90-200', {kind: 'part', start: 90, end: 99}],
  ['bytes=-10', {kind: 'part', start: 90, end: 99}],
  ['bytes=-200', {kind: 'part', start: 0, end: 99}],
  ['bytes=100-', {kind: 'unsatisfiable'}],
  ['bytes=-0', {kind: 'unsatisfiable'}],
  ['bytes=5-2', {kind: 'whole'}],
  ['bytes=-', {kind: 'whole'}],
  ['bytes=0-1,5-6', {kind: 'whole'}],
  ['lines=0-1', {kind: 'whole'}],
])('of 100 bytes, %s', (header, range) => {
  expect(readByteRange(header, 100)).toEqual(range);
});
