import {describe, expect, it} from 'vitest';
import {soundLevel} from './sound-level.ts';

const sound = {
  from: 30,
  frames: 90,
  volume: 0.5,
  fadeInSeconds: null,
  fadeOutSeconds: null,
  duckDecibels: null,
};

describe('the level of a sound', () => {
  it('is its volume', () => {
    expect(soundLevel(sound, 30, 30, [])).toBe(0.5);
    expect(soundLevel(sound, 119, 30, [])).toBe(0.5);
  });

  it('rises and falls with its fades', () => {
    const faded = {...sound, fadeInSeconds: 1, fadeOutSeconds: 2};
    expect([30, 45, 60, 90, 105].map((frame) => soundLevel(faded, frame, 30, []))).toEqual(
      [0, 0.25, 0.5, 0.25, 0.125].map((level) => expect.closeTo(level, 6)),
    );
  });

  it('makes room for voices, and comes back slowly', () => {
    const ducked = {...sound, volume: 1, duckDecibels: 20};
    const voice = [{from: 60, frames: 30}];
    expect([59, 75, 90 + 9, 90 + 18].map((frame) => soundLevel(ducked, frame, 30, voice))).toEqual(
      [1, 0.1, 10 ** -0.5, 1].map((level) => expect.closeTo(level, 6)),
    );
    expect(soundLevel(sound, 75, 30, voice)).toBe(0.5);
  });
});
