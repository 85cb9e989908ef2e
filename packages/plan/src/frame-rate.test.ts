import {expect, test} from 'vitest';
import {framesIn, framesPerSecond, parseFrameRate, samplesBefore, secondsOf} from './frame-rate.ts';
import {gopFrames} from './gop.ts';
import {present} from './present.fixture.ts';

test.each([
  [24, 24, 1],
  [25, 25, 1],
  [30, 30, 1],
  [50, 50, 1],
  [60, 60, 1],
  [23.976, 24_000, 1001],
  [23.98, 24_000, 1001],
  [29.97, 30_000, 1001],
  [59.94, 60_000, 1001],
])('%d frames a second are exactly %d/%d', (fps, numerator, denominator) => {
  expect(parseFrameRate(fps)).toEqual({numerator, denominator});
});

test.each([0, -30, 241, 29.9, Number.NaN, Number.POSITIVE_INFINITY, Number('x')])(
  '%d is no frame rate',
  (fps) => {
    expect(parseFrameRate(fps)).toBeNull();
  },
);

test.each([
  [30, 6.5, 195],
  [24, 6.5, 156],
  [25, 0.5, 13],
  [29.97, 8, 240],
  [23.976, 10, 240],
  [59.94, 0.5, 30],
])('at %d frames a second, %d s are %d frames', (fps, seconds, frames) => {
  const rate = present(parseFrameRate(fps));
  expect(framesIn(seconds, rate)).toBe(frames);
});

test('an hour of NTSC does not drift from its samples', () => {
  const rate = present(parseFrameRate(29.97));
  const frames = framesIn(3_600, rate);
  expect(frames).toBe(107_892);
  expect(samplesBefore(frames, rate)).toBe(Math.round(secondsOf(frames, rate) * 48_000));
  expect(framesPerSecond(rate)).toBeCloseTo(29.97, 3);
});

test.each([
  [23.976, 24],
  [25, 25],
  [29.97, 30],
  [59.94, 60],
])('at %d frames a second, a group of pictures has %d', (fps, frames) => {
  expect(gopFrames(present(parseFrameRate(fps)))).toBe(frames);
});
