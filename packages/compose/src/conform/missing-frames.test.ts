import {describe, expect, it} from 'vitest';
import {missingFrames} from './missing-frames.ts';

const request = {frames: 240, skipSeconds: 0, frameRate: {numerator: 30, denominator: 1}};

describe('missing frames', () => {
  it.each([
    [8, 0],
    [8.5, 0],
    [7.99, 0],
    [7.96, 1],
    [7.85, 5],
  ])('of a source of %f s are %i', (durationSeconds, missing) => {
    expect(missingFrames({durationSeconds}, request)).toBe(missing);
  });

  it('count from where the source is used', () => {
    expect(missingFrames({durationSeconds: 16}, {...request, skipSeconds: 8})).toBe(0);
  });

  it('are too many when they would be seen', () => {
    expect(() => missingFrames({durationSeconds: 7.5}, request)).toThrow('needs 8.00 s');
    expect(() => missingFrames({durationSeconds: 0.05}, {...request, frames: 3, skipSeconds: 0.05})).toThrow(
      '0.05 s of picture',
    );
  });
});
