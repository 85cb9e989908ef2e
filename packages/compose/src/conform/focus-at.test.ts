import {describe, expect, it} from 'vitest';
import {focusAt} from './focus-at.ts';

describe('focusAt', () => {
  const moving = [
    {frame: -12, x: 0.2, y: 0.5},
    {frame: 12, x: 0.8, y: 0.3},
    {frame: 24, x: 0.4, y: 0.3},
  ];

  it('is the middle where no place is given', () => {
    expect(focusAt([], 7)).toEqual({x: 0.5, y: 0.5});
  });

  it('is one place at every frame', () => {
    const one = [{frame: 0, x: 0.3, y: 0.6}];
    expect([-5, 0, 100].map((frame) => focusAt(one, frame))).toEqual(
      Array.from({length: 3}, () => ({x: 0.3, y: 0.6})),
    );
  });

  it.each([
    [-20, 0.2, 0.5],
    [-12, 0.2, 0.5],
    [0, 0.5, 0.4],
    [12, 0.8, 0.3],
    [18, 0.6, 0.3],
    [24, 0.4, 0.3],
    [90, 0.4, 0.3],
  ])('moves in straight lines: at %i', (frame, x, y) => {
    const place = focusAt(moving, frame);
    expect([place.x, place.y]).toEqual([expect.closeTo(x, 9), expect.closeTo(y, 9)]);
  });
});
