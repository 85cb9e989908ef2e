import {parseKey, type SoundSpan} from '@matchcut/plan';
import {expect, test} from 'vitest';
import {cropSounds} from './crop-sounds.ts';

const key = parseKey('a'.repeat(64)) ?? expect.fail();

const sound: SoundSpan = {
  source: {kind: 'clip', key},
  from: 1000,
  samples: 5000,
  sourceFrom: 200,
  volume: 1,
  fadeIn: 400,
  fadeOut: 600,
};

test('a sound inside of the stretch only moves', () => {
  expect(cropSounds([sound], 500, 9000)).toEqual([{...sound, from: 500}]);
});

test('a sound that has begun before loses its head, and as much of its ramp', () => {
  expect(cropSounds([sound], 1100, 9000)).toEqual([
    {...sound, from: 0, samples: 4900, sourceFrom: 300, fadeIn: 300},
  ]);
});

test('a sound that goes on after loses its tail', () => {
  expect(cropSounds([sound], 0, 3000)).toEqual([{...sound, samples: 2000, fadeOut: 0}]);
});

test('a sound that is not heard in the stretch is left out', () => {
  expect(cropSounds([sound], 6000, 100)).toEqual([]);
  expect(cropSounds([sound], 0, 1000)).toEqual([]);
});
