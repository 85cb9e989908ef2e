import type {Point, Shape} from './shape.ts';

/** Smooth noise in −1 to 1 along a line, from a whole-number lattice hash. */
export function noise(seed: number, at: number): number {
  const cell = Math.floor(at);
  const t = at - cell;
  const ease = t * t * (3 - 2 * t);
  return lattice(seed, cell) * (1 - ease) + lattice(seed, cell + 1) * ease;
}

function lattice(seed: number, cell: number): number {
  let value = Math.imul(seed ^ Math.imul(cell, 0x27d4eb2f), 0x85ebca6b);
  value ^= value >>> 15;
  value = Math.imul(value, 0xc2b2ae35);
  return ((value ^ (value >>> 13)) >>> 0) / 2147483648 - 1;
}

/**
 * A line as a hand draws it: walked in even steps, each pushed aside by slow and quick noise. In pixels, so
 * that a hand is as steady on a close-up as on a far hill.
 */
export function wobble(shape: Shape, seed: number, amount: number, unit: number): readonly Point[] {
  const walked = walk(shape, 5 * unit);
  if (amount === 0) return walked;
  const slow = 1 / (90 * unit);
  const quick = 1 / (22 * unit);
  let length = 0;
  return walked.map(([x, y], index): Point => {
    const [beforeX, beforeY] = walked[index - 1] ?? [x, y];
    length += Math.hypot(x - beforeX, y - beforeY);
    // Position enters too, so that a closed line meets itself without a step.
    const across = (x + y * 0.7) * quick;
    const along = (x * 0.6 - y) * slow;
    return [
      x + (noise(seed, across) * 0.55 + noise(seed + 1, along) * 1.1) * amount * unit,
      y +
        (noise(seed + 2, (y - x * 0.5) * quick) * 0.55 + noise(seed + 3, (y + x * 0.4) * slow) * 1.1) *
          amount *
          unit,
    ];
  });
}

function walk({points, closed}: Shape, step: number): readonly Point[] {
  const walked: Point[] = [];
  const count = closed ? points.length : points.length - 1;
  for (let index = 0; index < count; index++) {
    const [x0, y0] = points[index] ?? [0, 0];
    const [x1, y1] = points[(index + 1) % points.length] ?? [0, 0];
    const pieces = Math.max(1, Math.min(400, Math.round(Math.hypot(x1 - x0, y1 - y0) / step)));
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      walked.push([x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]);
    }
  }
  const last = points[points.length - 1];
  if (!closed && last !== undefined) walked.push(last);
  return walked;
}
