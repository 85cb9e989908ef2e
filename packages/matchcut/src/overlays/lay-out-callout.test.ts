import {formatIds, formatSize} from '@matchcut/plan';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {layOutCallout} from './lay-out-callout.ts';

const sides = [null, 'above-left', 'above-right', 'below-left', 'below-right'] as const;

test('wherever the point is, the words stay inside the safe area with room for themselves', () => {
  const part = fc.double({min: 0, max: 1, noNaN: true});
  const format = fc.constantFrom(...formatIds).map((id) => formatSize(id, '720p'));
  fc.assert(
    fc.property(part, part, format, part, fc.constantFrom(...sides), (x, y, {width, height}, share, side) => {
      const insets = {top: height * 0.1, right: width * 0.15, bottom: height * 0.2, left: width * 0.05};
      const widest = width - insets.left - insets.right;
      const wanted = widest * 1.5 * share;
      const vmin = Math.min(width, height) / 100;
      const {to, room, isRight} = layOutCallout(
        {x, y},
        wanted,
        {width, height, vmin, safeArea: insets},
        side,
      );
      const [left, right] = isRight ? [to.x, to.x + room] : [to.x - room, to.x];
      expect(left).toBeGreaterThanOrEqual(insets.left - 1e-6);
      expect(right).toBeLessThanOrEqual(width - insets.right + 1e-6);
      expect(room).toBeGreaterThanOrEqual(Math.min(wanted, widest) - 1e-6);
      expect(to.y).toBeGreaterThanOrEqual(insets.top);
      expect(to.y).toBeLessThanOrEqual(height - insets.bottom);
    }),
  );
});

test('the words stand toward the middle of the frame, or where they are told to', () => {
  const format = {
    width: 1280,
    height: 720,
    vmin: 7.2,
    safeArea: {top: 72, right: 128, bottom: 72, left: 128},
  };
  const at = (x: number, y: number, side: (typeof sides)[number] = null): string => {
    const {isAbove, isRight} = layOutCallout({x, y}, 200, format, side);
    return `${isAbove ? 'above' : 'below'}-${isRight ? 'right' : 'left'}`;
  };
  expect([at(0.2, 0.8), at(0.8, 0.8), at(0.2, 0.1), at(0.8, 0.1)]).toEqual([
    'above-right',
    'above-left',
    'below-right',
    'below-left',
  ]);
  expect(at(0.2, 0.8, 'below-left')).toBe('below-left');
});
