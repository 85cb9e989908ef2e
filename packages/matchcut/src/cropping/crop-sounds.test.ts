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

test('a fast sound loses as much more of its source', () => {
  expect(cropSounds([{...sound, speed: 2}], 1100, 9000)).toMatchObject([{samples: 4900, sourceFrom: 400}]);
});

test('a sound that goes on after loses its tail', () => {
  expect(cropSounds([sound], 0, 3000)).toEqual([{...sound, samples: 2000, fadeOut: 0}]);
});

test('a sound that is not heard in the stretch is left out', () => {
  expect(cropSounds([sound], 6000, 100)).toEqual([]);
  expect(cropSounds([sound], 0, 1000)).toEqual([]);
});

test('a seam is kept where both of its sounds are heard, and is no longer than there is room', () => {
  const next: SoundSpan = {...sound, from: 6000, fadeIn: 0, seam: 2400};
  const seams = (from: number, samples: number): readonly (number | undefined)[] =>
    cropSounds([sound, next], from, samples).map(({seam}) => seam);
  expect(seams(0, 20_000)).toEqual([undefined, 2400]);
  expect(seams(5000, 20_000)).toEqual([undefined, 500]);
  expect(seams(0, 6100)).toEqual([undefined, 50]);
  expect(seams(6000, 20_000)).toEqual([undefined]);
  expect(seams(6100, 20_000)).toEqual([undefined]);
});

test('a repeated sound begins where it is by then, and its fades are those of the whole', () => {
  const repeated: SoundSpan = {
    ...sound,
    from: 0,
    samples: 20_000,
    sourceFrom: 500,
    loop: {from: 200, samples: 3000, seam: 1500},
    duck: {depth: 12, attack: 4800, release: 28_800},
  };
  expect(cropSounds([repeated], 100, 1000)).toEqual([
    {...repeated, samples: 1000, sourceFrom: 600, fadeIn: 300, fadeOut: 0},
  ]);
  expect(cropSounds([repeated], 2700, 30_000)).toEqual([
    {...repeated, samples: 17_300, sourceFrom: 200, fadeIn: 0},
  ]);
  expect(cropSounds([repeated], 12_000, 3000)).toEqual([
    {...repeated, samples: 3000, sourceFrom: 500, fadeIn: 0, fadeOut: 0},
  ]);
});
