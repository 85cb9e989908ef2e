import {darker, lighter, mix, type Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, line, poly, rect, type Point} from '../pen/shape.ts';
import {between, pick, type Random} from '../seed.ts';
import type {Stage} from './setting.ts';

/** A ridge of hills from edge to edge. */
export function hills(
  pen: Pen,
  stage: Stage,
  {
    y,
    rise,
    colour,
    steps = 7,
  }: {readonly y: number; readonly rise: number; readonly colour: Colour; readonly steps?: number},
): void {
  const {half, random} = stage;
  const ridge: Point[] = Array.from({length: steps + 3}, (_, index) => [
    -half * 1.3 + (index / (steps + 2)) * half * 2.6,
    y - between(random, 0.15, 1) * rise,
  ]);
  pen.fill(poly([...curve(ridge, false).points, [half * 1.4, 1], [-half * 1.4, 1]]), colour);
  pen.ink(curve(ridge, false), {width: 0.8, alpha: 0.55});
}

/** A town on a slope: gabled houses in rows, windows lit at night. */
export function rooftops(
  pen: Pen,
  stage: Stage,
  {
    y,
    size,
    distance,
    walls,
    roofs,
    rise = 0,
  }: {
    readonly y: number;
    readonly size: number;
    readonly distance: number;
    readonly walls: readonly [Colour, ...Colour[]];
    readonly roofs: readonly [Colour, ...Colour[]];
    readonly rise?: number;
  },
): void {
  const {half, random, light} = stage;
  for (let x = -half * 1.25; x < half * 1.25;) {
    const width = size * between(random, 0.7, 1.3);
    const height = size * between(random, 0.8, 1.8);
    const base = y - rise * Math.max(0, Math.cos((x / half) * 1.6));
    const wall = light.lit(pick(random, walls), distance);
    const roof = light.lit(pick(random, roofs), distance);
    pen.draw(
      poly([
        [x, base + 0.3],
        [x, base - height],
        [x + width, base - height],
        [x + width, base + 0.3],
      ]),
      wall,
      {width: 0.7, alpha: 0.6},
    );
    const eaves = size * 0.08;
    const peak = base - height - size * between(random, 0.25, 0.5);
    const gable = random() < 0.45;
    pen.draw(
      gable
        ? poly([
            [x - eaves, base - height],
            [x + width / 2, peak],
            [x + width + eaves, base - height],
          ])
        : poly([
            [x - eaves, base - height],
            [x + eaves, peak + size * 0.1],
            [x + width - eaves, peak + size * 0.1],
            [x + width + eaves, base - height],
          ]),
      roof,
      {width: 0.7, alpha: 0.6},
    );
    if (random() < 0.4)
      pen.draw(rect(x + width * 0.68, peak - size * 0.05, size * 0.12, size * 0.25), wall, {
        width: 0.6,
        alpha: 0.6,
      });
    for (let column = 0; column < 2; column++) {
      for (let row = 0; row < Math.floor(height / (size * 0.42)); row++) {
        const windowX = x + width * (0.2 + column * 0.4);
        const windowY = base - height + size * (0.16 + row * 0.42);
        const on = light.lamps && random() < 0.5;
        pen.fill(
          rect(windowX, windowY, width * 0.2, size * 0.2),
          on ? light.glow : darker(wall, 0.16),
          on ? 0.95 : 0.8,
        );
      }
    }
    x += width * between(random, 0.85, 1.02);
  }
}

/** Blocks of a big city with lit windows. */
export function skyline(
  pen: Pen,
  stage: Stage,
  {
    y,
    size,
    colour,
    lit,
  }: {readonly y: number; readonly size: number; readonly colour: Colour; readonly lit: number},
): void {
  const {half, random, light} = stage;
  for (let x = -half * 1.3; x < half * 1.3;) {
    const width = size * between(random, 0.35, 0.8);
    const height = size * between(random, 0.6, 2);
    const shade = mix(colour, lighter(colour, 0.08), random());
    const top = y - height;
    const roof = random();
    const outline: Point[] =
      roof < 0.3
        ? [
            [x, top],
            [x + width * 0.5, top - width * 0.3],
            [x + width, top],
          ]
        : roof < 0.5
          ? [
              [x, top],
              [x + width * 0.3, top],
              [x + width * 0.3, top - width * 0.25],
              [x + width * 0.7, top - width * 0.25],
              [x + width * 0.7, top],
              [x + width, top],
            ]
          : [
              [x, top],
              [x + width, top],
            ];
    pen.draw(poly([...outline, [x + width, y + 0.5], [x, y + 0.5]]), shade, {width: 0.7, alpha: 0.5});
    if (roof > 0.8)
      pen.ink(line([x + width * 0.5, top], [x + width * 0.5, top - size * 0.3]), {width: 0.8, alpha: 0.7});
    const columns = Math.max(2, Math.floor(width / (size * 0.11)));
    for (let row = 0; row < height / (size * 0.13); row++) {
      for (let column = 0; column < columns; column++) {
        if (random() > lit) continue;
        pen.fill(
          rect(
            x + (width * (column + 0.3)) / columns,
            top + size * (0.07 + row * 0.13),
            (width / columns) * 0.45,
            size * 0.06,
          ),
          light.lamps ? light.glow : darker(shade, 0.1),
          light.lamps ? 0.85 : 0.55,
        );
      }
    }
    x += width * between(random, 0.95, 1.25);
  }
}

/** A round-headed tree whose foot is the pen's origin, one unit high. */
export function tree(pen: Pen, random: Random, leaves: Colour, trunk: Colour): void {
  pen.draw(
    poly([
      [-0.04, 0],
      [-0.028, -0.5],
      [0.028, -0.5],
      [0.045, 0],
    ]),
    trunk,
    {width: 0.8},
  );
  const bumps = 9;
  const crown = curve(
    Array.from({length: bumps}, (_, index): Point => {
      const angle = (index / bumps) * Math.PI * 2;
      const radius = between(random, 0.8, 1.1);
      return [Math.cos(angle) * 0.26 * radius, -0.68 + Math.sin(angle) * 0.31 * radius];
    }),
  );
  pen.draw(crown, leaves, {width: 0.9});
  pen.shade(crown, -0.06, -0.05, '#22304a', 0.2);
  pen.clip(crown, () => {
    for (let index = 0; index < 6; index++) {
      const [x, y] = [between(random, -0.16, 0.18), -0.68 + between(random, -0.22, 0.2)];
      pen.ink(
        curve(
          [
            [x - 0.05, y],
            [x - 0.02, y - 0.03],
            [x + 0.02, y - 0.005],
            [x + 0.05, y - 0.03],
          ],
          false,
        ),
        {width: 0.7, alpha: 0.5},
      );
    }
  });
}

/** A fir whose foot is the pen's origin, one unit high. */
export function fir(pen: Pen, random: Random, needles: Colour, trunk: Colour): void {
  pen.draw(rect(-0.025, -0.14, 0.05, 0.15), trunk, {width: 0.8});
  for (let tier = 0; tier < 4; tier++) {
    const y = -0.1 - tier * 0.2;
    const wide = 0.27 - tier * 0.058 + between(random, -0.02, 0.02);
    const skirt = curve([
      [-wide, y],
      [-wide * 0.45, y - 0.12],
      [0, y - 0.34],
      [wide * 0.45, y - 0.12],
      [wide, y],
      [wide * 0.4, y - 0.03],
      [0, y + 0.012],
      [-wide * 0.4, y - 0.03],
    ]);
    pen.draw(skirt, needles, {width: 0.8});
    pen.shade(skirt, -0.06, -0.02, '#1c2a40', 0.2);
  }
}

export function bush(pen: Pen, random: Random, colour: Colour): void {
  const shape = curve([
    [-0.5, 0],
    ...Array.from({length: 6}, (_, index): Point => [-0.45 + index * 0.18, -between(random, 0.22, 0.42)]),
    [0.5, 0],
    [0, 0.05],
  ]);
  pen.draw(shape, colour, {width: 0.9});
  pen.shade(shape, -0.05, -0.05, '#22304a', 0.18);
}

/** A far bird: two strokes. */
export function gull(pen: Pen): void {
  pen.ink(
    curve(
      [
        [-0.5, -0.1],
        [-0.25, -0.25],
        [0, 0],
        [0.25, -0.25],
        [0.5, -0.1],
      ],
      false,
    ),
    {width: 1},
  );
}
