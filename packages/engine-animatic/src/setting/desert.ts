import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, poly, type Point} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {hills} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** A desert of dunes with a mesa: mountains without their snow. */
export function desert(stage: Stage): Setting {
  const {half, light, horizon, ground, random} = stage;
  return {
    behind: [
      ...sky(stage, -0.3),
      {
        kind: 'still',
        depth: 0.14,
        box: {top: -0.3, bottom: horizon + 0.08},
        paint: (pen) => {
          for (const [x, width, height] of [
            [-half * 0.55, 0.34, 0.2],
            [half * 0.7, 0.5, 0.26],
            [half * 0.3, 0.16, 0.15],
          ] as const) {
            const mesa = poly([
              [x - width / 2, horizon + 0.06],
              [x - width * 0.4, horizon - height * 0.4],
              [x - width * 0.32, horizon - height],
              [x + width * 0.3, horizon - height * 0.97],
              [x + width * 0.36, horizon - height * 0.45],
              [x + width / 2, horizon + 0.06],
            ]);
            pen.draw(mesa, light.lit('#b5664a', 0.45), {width: 0.9});
            pen.shade(mesa, -width * 0.12, 0, '#2b3350', 0.2);
            pen.hatch(mesa, {turn: 0.24, gap: 8, alpha: 0.22});
          }
        },
      },
      {
        kind: 'still',
        depth: 0.5,
        box: {top: horizon - 0.06},
        paint: (pen) => {
          hills(pen, stage, {y: horizon + 0.06, rise: 0.06, colour: light.lit('#dba968', 0.25), steps: 4});
          hills(pen, stage, {y: horizon + 0.13, rise: 0.06, colour: light.lit('#d39c5c', 0.14), steps: 3});
        },
      },
      {
        kind: 'still',
        depth: 0.96,
        box: {top: ground - 0.3},
        paint: (pen) => {
          const sand = light.lit('#e0b070');
          const brow: readonly Point[] = [
            [-half * 1.6, ground - 0.14],
            [-half * 0.4, ground - 0.09],
            [half * 0.3, ground - 0.11],
            [half * 1.6, ground - 0.06],
          ];
          pen.wash(
            poly([...curve(brow, false).points, [half * 1.6, 1.2], [-half * 1.6, 1.2]]),
            [0, ground - 0.1],
            [0, 0.6],
            [
              [0, lighter(sand, 0.03)],
              [1, darker(sand, 0.1)],
            ],
          );
          pen.ink(curve(brow, false), {width: 1});
          for (let row = 0; row < 6; row++)
            pen.ink(
              curve(
                [
                  [-half * 1.4, ground - 0.03 + row * 0.04],
                  [-half * 0.5, ground - 0.05 + row * 0.045],
                  [half * 0.2, ground - 0.02 + row * 0.04],
                  [half * 1.4, ground - 0.05 + row * 0.045],
                ],
                false,
              ),
              {width: 0.8, alpha: 0.28},
            );
          for (const [x, size] of [
            [-half * 0.7, 0.26],
            [half * 0.78, 0.36],
          ] as const)
            cactus(pen.within({x, y: ground - 0.05, scale: size}), light.lit('#5f8a5c'));
          for (let index = 0; index < 8; index++)
            pen.draw(
              ellipse(between(random, -half, half), between(random, ground, 0.5), 0.014, 0.009),
              light.lit('#b5815a'),
              {width: 0.8},
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

function cactus(pen: Pen, colour: `#${string}`): void {
  for (const limb of [
    [
      [-0.09, 0],
      [-0.09, -0.85],
      [0, -1],
      [0.09, -0.85],
      [0.09, 0],
    ],
    [
      [-0.09, -0.4],
      [-0.3, -0.42],
      [-0.33, -0.72],
      [-0.24, -0.76],
      [-0.2, -0.54],
      [-0.09, -0.52],
    ],
    [
      [0.09, -0.5],
      [0.28, -0.5],
      [0.31, -0.82],
      [0.22, -0.86],
      [0.19, -0.62],
      [0.09, -0.62],
    ],
  ] as const) {
    pen.draw(curve(limb), colour);
    pen.hatch(curve(limb), {turn: 0.25, gap: 6, alpha: 0.3});
  }
}
