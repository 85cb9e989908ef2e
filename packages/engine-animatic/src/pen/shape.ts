export type Point = readonly [x: number, y: number];

/** A line through points, dense enough to be drawn straight from one to the next. */
export type Shape = {
  readonly points: readonly Point[];
  readonly closed: boolean;
};

export function poly(points: readonly Point[], closed = true): Shape {
  return {points, closed};
}

export const line = (...points: readonly Point[]): Shape => ({points, closed: false});

export function rect(x: number, y: number, width: number, height: number): Shape {
  return poly([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

/** Smooth through every point (Catmull–Rom). */
export function curve(points: readonly Point[], closed = true): Shape {
  const count = points.length;
  if (count < 3) return {points, closed: false};
  const at = (index: number): Point => {
    const wrapped = closed ? (index + count) % count : Math.max(0, Math.min(count - 1, index));
    return points[wrapped] ?? [0, 0];
  };
  const steps = 9;
  const dense: Point[] = [];
  const spans = closed ? count : count - 1;
  for (let span = 0; span < spans; span++) {
    const [p0, p1, p2, p3] = [at(span - 1), at(span), at(span + 1), at(span + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      dense.push([spline(p0[0], p1[0], p2[0], p3[0], t), spline(p0[1], p1[1], p2[1], p3[1], t)]);
    }
  }
  if (!closed) dense.push(at(count - 1));
  return {points: dense, closed};
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  );
}

/** Angles in turns, clockwise from the right. */
export function arc(x: number, y: number, radiusX: number, radiusY: number, from: number, to: number): Shape {
  const steps = Math.max(6, Math.ceil(Math.abs(to - from) * 40));
  const points = Array.from({length: steps + 1}, (_, index): Point => {
    const angle = (from + ((to - from) * index) / steps) * Math.PI * 2;
    return [x + Math.cos(angle) * radiusX, y + Math.sin(angle) * radiusY];
  });
  return {points, closed: false};
}

export function ellipse(x: number, y: number, radiusX: number, radiusY: number, turn = 0): Shape {
  const points = Array.from({length: 40}, (_, index): Point => {
    const angle = (index / 40) * Math.PI * 2;
    const [dx, dy] = [Math.cos(angle) * radiusX, Math.sin(angle) * radiusY];
    return [x + dx * Math.cos(turn) - dy * Math.sin(turn), y + dx * Math.sin(turn) + dy * Math.cos(turn)];
  });
  return {points, closed: true};
}

export function roundRect(x: number, y: number, width: number, height: number, radius: number): Shape {
  const r = Math.min(radius, width / 2, height / 2);
  return {
    points: [
      ...arc(x + width - r, y + r, r, r, -0.25, 0).points,
      ...arc(x + width - r, y + height - r, r, r, 0, 0.25).points,
      ...arc(x + r, y + height - r, r, r, 0.25, 0.5).points,
      ...arc(x + r, y + r, r, r, 0.5, 0.75).points,
    ],
    closed: true,
  };
}

/** The outline of a limb along a smooth spine, with a half-width at each of its points. */
export function limb(spine: readonly Point[], halfWidths: readonly number[]): Shape {
  const dense = curve(spine, false).points;
  const last = dense.length - 1;
  const left: Point[] = [];
  const right: Point[] = [];
  dense.forEach(([x, y], index) => {
    const [fromX, fromY] = dense[Math.max(0, index - 1)] ?? [x, y];
    const [toX, toY] = dense[Math.min(last, index + 1)] ?? [x, y];
    const length = Math.hypot(toX - fromX, toY - fromY) || 1;
    const [normalX, normalY] = [-(toY - fromY) / length, (toX - fromX) / length];
    const place = (index / last) * (halfWidths.length - 1);
    const low = halfWidths[Math.floor(place)] ?? 0;
    const high = halfWidths[Math.ceil(place)] ?? low;
    const width = low + (high - low) * (place - Math.floor(place));
    left.push([x + normalX * width, y + normalY * width]);
    right.push([x - normalX * width, y - normalY * width]);
  });
  return {
    points: [...left, ...cap(dense, -1, halfWidths), ...right.toReversed(), ...cap(dense, 0, halfWidths)],
    closed: true,
  };
}

/** The rounded end of a limb. */
function cap(spine: readonly Point[], end: 0 | -1, halfWidths: readonly number[]): readonly Point[] {
  const [x, y] = spine.at(end) ?? [0, 0];
  const [nextX, nextY] = spine.at(end === 0 ? 1 : -2) ?? [x, y];
  const radius = halfWidths.at(end) ?? 0;
  const out = Math.atan2(y - nextY, x - nextX);
  return Array.from({length: 5}, (_, index): Point => {
    const angle = out + Math.PI * (0.5 - (index + 1) / 6);
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  });
}

export function bounds(shape: Shape): {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
} {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of shape.points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return {left, top, right, bottom};
}
