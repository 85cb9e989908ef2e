import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, poly, type Point} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {fir, hills} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** High country: snowy peaks over a valley, a rocky ledge in front. */
export function mountains(stage: Stage): Setting {
  const {half, light, horizon, ground, random, weather} = stage;
  const white = weather === 'snow';
  const ledge = ground - 0.1;
  return {
    behind: [
      ...sky(stage, 0.3),
      {
        kind: 'still',
        depth: 0.12,
        box: {top: -0.52, bottom: horizon + 0.16},
        paint: (pen) => {
          for (const [x, height, width, distance] of [
            [-half * 0.7, 0.36, 0.62, 0.72],
            [half * 0.85, 0.42, 0.7, 0.7],
            [half * 0.18, 0.46, 0.72, 0.6],
            [-half * 0.32, 0.3, 0.5, 0.52],
          ] as const)
            peak(pen, stage, x, horizon + 0.1, width, height, distance);
          hills(pen, stage, {
            y: horizon + 0.12,
            rise: 0.08,
            colour: light.lit(white ? '#c9d4dc' : '#6f8f86', 0.5),
          });
        },
      },
      {
        kind: 'still',
        depth: 0.42,
        box: {top: horizon - 0.22, bottom: ledge + 0.05},
        paint: (pen) => {
          hills(pen, stage, {
            y: horizon + 0.16,
            rise: 0.07,
            colour: light.lit(white ? '#dbe3e6' : '#6d8a66', 0.3),
            steps: 5,
          });
          for (let x = -half * 1.25; x < half * 1.25; x += between(random, 0.06, 0.2))
            fir(
              pen.within({x, y: horizon + 0.17 + random() * 0.04, scale: between(random, 0.13, 0.24)}),
              random,
              light.lit(white ? '#6f8a84' : '#466b55', 0.24),
              light.lit('#5d4a3c', 0.3),
            );
        },
      },
      {
        kind: 'still',
        depth: 0.96,
        box: {top: ledge - 0.12},
        paint: (pen) => {
          const stone = light.lit(white ? '#eef1f1' : '#a39a86');
          const brow: readonly Point[] = [
            [-half * 1.6, ledge - 0.06],
            [-half * 0.75, ledge - 0.03],
            [-half * 0.3, ledge + 0.01],
            [half * 0.3, ledge - 0.01],
            [half * 0.8, ledge + 0.02],
            [half * 1.6, ledge + 0.06],
          ];
          const land = poly([...curve(brow, false).points, [half * 1.6, 1.2], [-half * 1.6, 1.2]]);
          pen.wash(
            land,
            [0, ledge],
            [0, 0.6],
            [
              [0, lighter(stone, 0.03)],
              [1, darker(stone, 0.13)],
            ],
          );
          pen.ink(curve(brow, false), {width: 1.1});
          for (let index = 0; index < 15; index++) {
            const [x, y, size] = [
              between(random, -half * 1.2, half * 1.2),
              between(random, ledge + 0.04, 0.52),
              between(random, 0.02, 0.06),
            ];
            const rock = curve([
              [x - size, y],
              [x - size * 0.6, y - size * 0.55],
              [x + size * 0.1, y - size * 0.75],
              [x + size * 0.8, y - size * 0.4],
              [x + size, y + 0.004],
            ]);
            pen.draw(rock, mix(stone, light.lit('#7d776b'), 0.45), {width: 0.9});
            pen.shade(rock, -size * 0.3, -size * 0.1, '#2b3350', 0.22);
            if (white)
              pen.fill(
                curve([
                  [x - size * 0.6, y - size * 0.5],
                  [x + size * 0.1, y - size * 0.75],
                  [x + size * 0.7, y - size * 0.42],
                  [x, y - size * 0.46],
                ]),
                '#f7f9f9',
              );
          }
          for (const x of [-half * 0.82, half * 0.9])
            fir(
              pen.within({x, y: ground - 0.01, scale: 0.46}),
              random,
              light.lit(white ? '#5f7d76' : '#3f6650', 0.03),
              light.lit('#5d4636'),
            );
        },
      },
    ],
    before: [],
    seat: null,
    table: false,
    door: null,
    indoors: false,
  };
}

function peak(
  pen: Pen,
  {light, random}: Stage,
  x: number,
  base: number,
  width: number,
  height: number,
  distance: number,
): void {
  const rock = light.lit('#76869a', distance);
  const tip = base - height;
  const outline: readonly Point[] = [
    [x - width / 2, base],
    [x - width * 0.3, base - height * 0.42],
    [x - width * 0.2, base - height * 0.5],
    [x - width * 0.05, tip + 0.02],
    [x, tip],
    [x + width * 0.08, tip + height * 0.16],
    [x + width * 0.2, base - height * 0.56],
    [x + width * 0.3, base - height * 0.4],
    [x + width / 2, base],
  ];
  const mountain = poly(outline);
  pen.draw(mountain, rock, {width: 0.9});
  pen.clip(mountain, () => {
    const snow: Point[] = [
      [x - width, tip - 0.1],
      [x + width, tip - 0.1],
    ];
    for (let step = 0; step <= 8; step++)
      snow.push([
        x + width * (0.26 - step * 0.065),
        tip + height * (0.3 + (step % 2) * 0.16 + random() * 0.05),
      ]);
    pen.fill(poly(snow), light.lit('#f4f6f5', distance * 0.45));
    pen.fill(
      poly([
        [x, tip],
        [x + width * 0.1, tip + height * 0.25],
        [x + width * 0.02, tip + height * 0.5],
        [x + width * 0.14, base],
        [x + width, base],
        [x + width, tip],
      ]),
      '#2b3a5c',
      0.2,
    );
  });
  pen.ink(mountain, {width: 0.9});
}
