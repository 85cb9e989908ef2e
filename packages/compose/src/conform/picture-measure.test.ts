import {expect, test} from 'vitest';
import {likenessOf, measurePicture} from './picture-measure.ts';

const size = {width: 64, height: 36};

/** In yuv420p, with even chroma. */
function picture(luma: (x: number, y: number) => number): Uint8Array {
  const bytes = new Uint8Array((64 * 36 * 3) / 2).fill(110);
  for (let y = 0; y < 36; y += 1) for (let x = 0; x < 64; x += 1) bytes[y * 64 + x] = luma(x, y);
  return bytes;
}

test('planes are measured apart', () => {
  const bytes = picture((x) => (x < 32 ? 100 : 140));
  bytes.fill(150, 64 * 36 + 32 * 18);
  const planes = measurePicture(bytes, size);
  expect(planes.map(({mean, deviation}) => [mean, deviation])).toEqual([
    [120, 20],
    [110, 0],
    [150, 0],
  ]);
});

test('a picture is like itself however bright, and unlike its negative and another one', () => {
  const [slope] = measurePicture(
    picture((x) => 60 + x),
    size,
  );
  const [brighter] = measurePicture(
    picture((x) => 90 + x * 1.5),
    size,
  );
  const [negative] = measurePicture(
    picture((x) => 160 - x),
    size,
  );
  const [across] = measurePicture(
    picture((_, y) => 60 + y),
    size,
  );
  const [even] = measurePicture(
    picture(() => 60),
    size,
  );
  expect(likenessOf(slope, brighter)).toBeGreaterThan(0.99);
  expect(likenessOf(slope, negative)).toBeCloseTo(-1, 3);
  expect(Math.abs(likenessOf(slope, across))).toBeLessThan(0.01);
  expect(likenessOf(even, slope)).toBe(0);
  expect(likenessOf(even, even)).toBe(1);
});
