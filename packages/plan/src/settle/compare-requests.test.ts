import {expect, test} from 'vitest';
import {compareRequests} from './compare-requests.ts';

test('what is the same is not told, whatever the order of its properties', () => {
  expect(compareRequests({a: 1, b: {c: [1, null]}}, {b: {c: [1, null]}, a: 1})).toEqual([]);
});

test('each field that differs is told, and null stands for one that is not there', () => {
  expect(
    compareRequests(
      {prompt: 'Rain.', size: {width: 1280, height: 720}, old: true},
      {prompt: 'Sun.', size: {width: 720, height: 720}, firstFrame: 'x'},
    ),
  ).toEqual([
    {field: 'firstFrame', before: null, after: 'x'},
    {field: 'old', before: true, after: null},
    {field: 'prompt', before: 'Rain.', after: 'Sun.'},
    {field: 'size.width', before: 1280, after: 720},
  ]);
});

test('members of a list are told by their place', () => {
  expect(compareRequests({parts: [{n: 1}, {n: 2}, {n: 3}]}, {parts: [{n: 1}, {n: 5}, {n: 3}]})).toEqual([
    {field: 'parts[1].n', before: 2, after: 5},
  ]);
});

test('an insertion is one change, and so is a removal', () => {
  const before = Array.from({length: 1_000}, (_, n) => ({n}));
  const after = before.toSpliced(400, 0, {n: -1});
  expect(compareRequests({parts: before}, {parts: after})).toEqual([
    {field: 'parts[400]', before: null, after: {n: -1}},
  ]);
  expect(compareRequests({parts: after}, {parts: before})).toEqual([
    {field: 'parts[400]', before: {n: -1}, after: null},
  ]);
});

test('a list in which more than 8 members changed is told as one change', () => {
  const list = (length: number, offset: number) =>
    Array.from({length}, (_, n) => ({from: n + offset, to: n}));
  expect(compareRequests({sounds: list(8, 0)}, {sounds: list(8, 1)})).toHaveLength(8);
  expect(compareRequests({sounds: list(1_000, 0)}, {sounds: list(1_001, 1)})).toEqual([
    {field: 'sounds[0…]', before: '1000 members', after: '1001 members'},
  ]);
});

test('a value of another kind is told as a whole', () => {
  expect(compareRequests({a: [1]}, {a: {b: 1}})).toEqual([{field: 'a', before: [1], after: {b: 1}}]);
});
