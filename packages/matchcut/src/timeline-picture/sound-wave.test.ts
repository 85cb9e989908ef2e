import {expect, test} from 'vitest';
import type {Peaks} from '@matchcut/media';
import {digestBytes, type SoundSpan} from '@matchcut/plan';
import {soundWave} from './sound-wave.ts';

/** Ten stretches of a tenth of a second, each as high as its number. */
const peaks: Peaks = {
  perSecond: 10,
  sampleRate: 8000,
  samples: 8000,
  min: Float32Array.from({length: 10}, (_, index) => -index / 64),
  max: Float32Array.from({length: 10}, (_, index) => index / 32),
};

const tenth = 4800;
const whole: SoundSpan = {
  source: {kind: 'file', digest: digestBytes(Buffer.from('sound'))},
  from: 0,
  samples: 10 * tenth,
  sourceFrom: 0,
  volume: 1,
  fadeIn: 0,
  fadeOut: 0,
};

test('a sound is as high as its file', () => {
  const {perSecond, low, high} = soundWave(whole, peaks);
  expect(perSecond).toBe(10);
  expect(high.map((value) => value * 32)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(low.map((value) => value * -64 + 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('what is trimmed is not seen', () => {
  const {high} = soundWave({...whole, sourceFrom: 3 * tenth, samples: 2 * tenth}, peaks);
  expect(high.map((value) => value * 32)).toEqual([3, 4]);
});

test('a loop begins again at its own start', () => {
  const loop = {from: 7 * tenth, samples: 3 * tenth, seam: 0};
  const {high} = soundWave({...whole, sourceFrom: 8 * tenth, samples: 6 * tenth, loop}, peaks);
  expect(high.map((value) => value * 32)).toEqual([8, 9, 7, 8, 9, 7]);
});

test('volume and fades make it lower, and nothing makes it higher than the track', () => {
  const flat = {...peaks, max: peaks.max.map(() => 0.5)};
  const {high} = soundWave({...whole, volume: 0.5, fadeIn: 5 * tenth, fadeOut: 5 * tenth}, flat);
  const rise = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => 0.25 * Math.sin((part * Math.PI) / 2));
  for (const [index, value] of [...rise, ...rise.toReversed()].entries())
    expect(high[index]).toBeCloseTo(value, 10);
  expect(soundWave({...whole, volume: 4}, flat).high).toEqual(Array.from({length: 10}, () => 1));
});
