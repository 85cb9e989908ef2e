import type {SKRSContext2D} from '@napi-rs/canvas';
import {withAlpha, type Colour} from '../colour/colour.ts';
import {bounds, line, type Point, type Shape} from './shape.ts';
import {noise, wobble} from './wobble.ts';

/** Where a pen's own coordinates lie in its parent's. */
export type Place = {
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  /** Turns clockwise, in turns. */
  readonly turn?: number;
  readonly flip?: boolean;
};

export type InkOptions = {
  /** Thickness, 1 is the ordinary line. @default 1 */
  readonly width?: number;
  readonly colour?: Colour;
  /** @default 1 */
  readonly alpha?: number;
};

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * Draws as an illustrator does, flat washes under wobbly ink, in coordinates of its own. The wobble is a
 * field over the paper: two shapes that share an edge stay together, and the same drawing gives the same
 * line each time.
 */
export class Pen {
  readonly ctx: SKRSContext2D;
  /** Pixels of an ordinary line. */
  readonly unit: number;
  readonly seed: number;
  readonly inkColour: Colour;
  readonly #matrix: Matrix;

  constructor(
    ctx: SKRSContext2D,
    options: {
      readonly unit: number;
      readonly seed: number;
      readonly ink: Colour;
      readonly matrix: readonly [number, number, number, number, number, number];
    },
  ) {
    this.ctx = ctx;
    this.unit = options.unit;
    this.seed = options.seed;
    this.inkColour = options.ink;
    this.#matrix = options.matrix;
  }

  /** A pen whose coordinates lie within this one's. */
  within({x = 0, y = 0, scale = 1, turn = 0, flip = false}: Place): Pen {
    const [a, b, c, d, e, f] = this.#matrix;
    const angle = turn * Math.PI * 2;
    const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
    const mirror = flip ? -1 : 1;
    const inner: Matrix = [cos * mirror, sin * mirror, -sin, cos, x, y];
    return new Pen(this.ctx, {
      unit: this.unit,
      seed: this.seed,
      ink: this.inkColour,
      matrix: [
        a * inner[0] + c * inner[1],
        b * inner[0] + d * inner[1],
        a * inner[2] + c * inner[3],
        b * inner[2] + d * inner[3],
        a * inner[4] + c * inner[5] + e,
        b * inner[4] + d * inner[5] + f,
      ],
    });
  }

  withInk(ink: Colour): Pen {
    return new Pen(this.ctx, {unit: this.unit, seed: this.seed, ink, matrix: this.#matrix});
  }

  toPixels([x, y]: Point): Point {
    const [a, b, c, d, e, f] = this.#matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  /** Pixels in one of this pen's units. */
  get scale(): number {
    return Math.hypot(this.#matrix[0], this.#matrix[1]);
  }

  /** A flat wash. */
  fill(shape: Shape, colour: string, alpha = 1): void {
    const {ctx} = this;
    this.#trace(this.#wobbled(shape));
    ctx.globalAlpha = alpha;
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha = 1;
  }

  /** A wash that runs from one colour into another along a line. */
  wash(
    shape: Shape,
    from: Point,
    to: Point,
    stops: readonly (readonly [at: number, colour: string])[],
  ): void {
    const [x0, y0] = this.toPixels(from);
    const [x1, y1] = this.toPixels(to);
    const gradient = this.ctx.createLinearGradient(x0, y0, x1, y1);
    for (const [at, colour] of stops) gradient.addColorStop(at, colour);
    this.#trace(this.#wobbled(shape));
    this.ctx.fillStyle = gradient;
    this.ctx.fill();
  }

  /** Light that falls off in a circle. */
  glow(centre: Point, radius: number, colour: Colour, alpha: number): void {
    const [x, y] = this.toPixels(centre);
    const reach = radius * this.scale;
    const gradient = this.ctx.createRadialGradient(x, y, 0, x, y, reach);
    gradient.addColorStop(0, withAlpha(colour, alpha));
    gradient.addColorStop(0.35, withAlpha(colour, alpha * 0.45));
    gradient.addColorStop(1, withAlpha(colour, 0));
    this.ctx.fillStyle = gradient;
    this.ctx.fillRect(x - reach, y - reach, reach * 2, reach * 2);
  }

  /** A line of ink that swells and thins; open lines taper at their ends. */
  ink(shape: Shape, {width = 1, colour = this.inkColour, alpha = 1}: InkOptions = {}): void {
    const {ctx} = this;
    ctx.globalAlpha = alpha;
    ctx.fillStyle = colour;
    this.#traceInk(this.#wobbled(shape), shape.closed, width * this.unit);
    ctx.fill();
    ctx.globalAlpha = 1;
  }

  /** Wash and ink. */
  draw(shape: Shape, colour: Colour, ink: InkOptions = {}): void {
    this.fill(shape, colour);
    this.ink(shape, ink);
  }

  /** Draws only inside a shape. */
  clip(shape: Shape, paint: () => void): void {
    this.ctx.save();
    this.#trace(this.#wobbled(shape));
    this.ctx.clip();
    paint();
    this.ctx.restore();
  }

  /** Takes away what was drawn. */
  erase(shape: Shape): void {
    this.ctx.globalCompositeOperation = 'destination-out';
    this.fill(shape, '#000000');
    this.ctx.globalCompositeOperation = 'source-over';
  }

  /** The side of a form that the light, from (−dx, −dy), does not reach. */
  shade(shape: Shape, dx: number, dy: number, colour: Colour, alpha = 0.28): void {
    const {ctx} = this;
    this.clip(shape, () => {
      const lit = this.#wobbled({
        closed: shape.closed,
        points: shape.points.map(([x, y]): Point => [x - dx, y - dy]),
      });
      this.#trace(lit);
      const {left, top, right, bottom} = bounds({points: this.#wobbled(shape), closed: true});
      ctx.rect(left - 4, top - 4, right - left + 8, bottom - top + 8);
      ctx.globalAlpha = alpha;
      ctx.fillStyle = colour;
      ctx.fill('evenodd');
      ctx.globalAlpha = 1;
    });
  }

  /** Parallel strokes over a shape; `gap` is in ordinary lines. */
  hatch(
    shape: Shape,
    {turn = 0.125, gap = 7, ...ink}: InkOptions & {readonly turn?: number; readonly gap?: number} = {},
  ): void {
    const {ctx, unit} = this;
    const outline = this.#wobbled(shape);
    const {left, top, right, bottom} = bounds({points: outline, closed: true});
    const angle = turn * Math.PI * 2;
    const [dirX, dirY] = [Math.cos(angle), Math.sin(angle)];
    const [centreX, centreY] = [(left + right) / 2, (top + bottom) / 2];
    const reach = Math.hypot(right - left, bottom - top) / 2;
    ctx.save();
    this.#trace(outline);
    ctx.clip();
    ctx.globalAlpha = ink.alpha ?? 0.35;
    ctx.fillStyle = ink.colour ?? this.inkColour;
    const step = gap * unit;
    for (let offset = -reach; offset <= reach; offset += step) {
      const row = Math.round(offset / step);
      // Strokes begin and end unevenly, as a hand's do.
      const from = -reach * (0.9 + 0.3 * noise(this.seed, row * 3.1));
      const to = reach * (0.9 + 0.3 * noise(this.seed, row * 5.7 + 0.5));
      const jitter = noise(this.seed + 5, row * 1.7) * unit * 1.2;
      const along = (distance: number): Point => [
        centreX + dirX * distance - dirY * (offset + jitter),
        centreY + dirY * distance + dirX * (offset + jitter),
      ];
      const stroke = wobble(line(along(from), along(to)), this.seed + row, 0.5, unit);
      this.#traceInk(stroke, false, (ink.width ?? 0.7) * unit);
      ctx.fill();
    }
    ctx.restore();
  }

  /** Pixels of a shape after the hand has shaken. */
  #wobbled(shape: Shape): readonly Point[] {
    const points = shape.points.map((point) => this.toPixels(point));
    return wobble({points, closed: shape.closed}, this.seed, 1, this.unit);
  }

  #trace(points: readonly Point[]): void {
    const {ctx} = this;
    ctx.beginPath();
    points.forEach(([x, y], index) => {
      if (index === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    });
    ctx.closePath();
  }

  #traceInk(points: readonly Point[], closed: boolean, thickness: number): void {
    const {ctx} = this;
    const count = points.length;
    const left: Point[] = [];
    const right: Point[] = [];
    points.forEach(([x, y], index) => {
      const [fromX, fromY] = points[closed ? (index - 1 + count) % count : Math.max(0, index - 1)] ?? [x, y];
      const [toX, toY] = points[closed ? (index + 1) % count : Math.min(count - 1, index + 1)] ?? [x, y];
      const length = Math.hypot(toX - fromX, toY - fromY) || 1;
      const end = closed
        ? 1
        : Math.min(1, 0.25 + (Math.min(index, count - 1 - index) * 5) / Math.max(8, count * 0.7));
      const pressure = 0.92 + 0.42 * noise(this.seed + 7, (x * 0.8 + y * 0.6) / (70 * this.unit));
      const half = (thickness / 2) * pressure * end;
      left.push([x - ((toY - fromY) / length) * half, y + ((toX - fromX) / length) * half]);
      right.push([x + ((toY - fromY) / length) * half, y - ((toX - fromX) / length) * half]);
    });
    ctx.beginPath();
    const trace = (side: readonly Point[], start: boolean): void => {
      side.forEach(([x, y], index) => {
        if (index === 0 && start) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
      });
    };
    trace(left, true);
    if (closed) {
      ctx.closePath();
      // The other way round, so that the inside of the ring stays empty.
      trace(right.toReversed(), true);
    } else {
      trace(right.toReversed(), false);
    }
    ctx.closePath();
  }
}
