import {expect, test} from 'vitest';
import type {MixSound} from '../../media.ts';
import {lanesOf} from './sound-lane.ts';

test('Sounds are kept apart only while they overlap', () => {
  const lanes = lanesOf([
    sound(0, 10),
    sound(10, 10),
    sound(15, 10),
    sound(25, 5),
    sound(20, 5),
    sound(7, 0),
  ]);
  expect(lanes.map((lane) => lane.map(({from}) => from))).toEqual([[0, 10, 20, 25], [15]]);
});

test('Sounds that cross-fade stand in one lane, as one', () => {
  const lanes = lanesOf([sound(0, 10), sound(10, 10, 2), sound(20, 10, 2), sound(25, 20), sound(45, 5)]);
  expect(lanes.map((lane) => lane.map(({from, samples}) => [from, samples]))).toEqual([
    [
      [0, 30],
      [45, 5],
    ],
    [[25, 20]],
  ]);
});

function sound(from: number, samples: number, seam = 0): MixSound {
  return {path: 'a.mp4', from, samples, sourceFrom: 0, volume: 1, fadeIn: 0, fadeOut: 0, seam};
}
