import {expect, test} from 'vitest';
import {shotOf} from '../clip-order.ts';
import {soundRate, soundtrack} from './soundtrack.ts';

const soundOf = (prompt: string): Float32Array =>
  soundtrack(
    shotOf({
      prompt,
      take: 1,
      edit: null,
      size: {width: 1280, height: 720},
      seconds: 4,
      frameRate: {numerator: 30, denominator: 1},
      identities: [],
      start: null,
      opening: null,
    }),
    4 * soundRate,
  );

const peak = (sound: Float32Array): number =>
  sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test.each([
  'Rain over the sea in a storm.',
  'The train arrives at the platform.',
  'A quiet kitchen in the morning.',
  'A city street at night.',
  'A forest at night.',
  'Two astronauts in space.',
])('"%s" is heard, softly', (prompt) => {
  const sound = soundOf(prompt);
  expect(sound).toHaveLength(8 * soundRate);
  expect(peak(sound)).toBeGreaterThan(0.03);
  expect(peak(sound)).toBeLessThan(0.55);
});

test('it begins and ends without a click', () => {
  const sound = soundOf('Rain in the street.');
  expect(peak(sound.subarray(0, 20))).toBeLessThan(0.005);
  expect(peak(sound.subarray(-20))).toBeLessThan(0.005);
});

test('the same shot sounds the same, and another one does not', () => {
  expect(soundOf('Rain in the street.')).toEqual(soundOf('Rain in the street.'));
  expect(soundOf('Rain in the street.')).not.toEqual(soundOf('Rain in the forest.'));
});
