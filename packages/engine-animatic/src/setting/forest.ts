import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, poly, rect, type Point} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {bush, fir} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** A wood: firs in the mist, trunks around a clearing. */
export function forest(stage: Stage): Setting {
  const {half, light, horizon, ground, random, weather} = stage;
  const white = weather === 'snow';
  const floor = horizon + 0.08;
  const wood = (distance: number): `#${string}` => light.lit(white ? '#6f8a80' : '#3f6b52', distance);
  return {
    behind: [
      ...sky(stage, 0.2),
      {
        kind: 'still',
        depth: 0.14,
        box: {top: -0.5, bottom: floor + 0.03},
        paint: (pen) => {
          pen.fill(rect(-half * 1.6, floor - 0.05, half * 3.2, 0.2), wood(0.66));
          for (let x = -half * 1.25; x < half * 1.25; x += between(random, 0.05, 0.1))
            fir(
              pen.within({x, y: floor + 0.02, scale: between(random, 0.28, 0.46)}),
              random,
              wood(0.78),
              wood(0.8),
            );
        },
      },
      {
        kind: 'still',
        depth: 0.38,
        box: {top: -0.62, bottom: floor + 0.05},
        paint: (pen) => {
          pen.fill(rect(-half * 1.6, floor - 0.012, half * 3.2, 0.2), wood(0.5));
          for (let x = -half * 1.25; x < half * 1.25; x += between(random, 0.1, 0.2))
            fir(
              pen.within({x, y: floor + 0.04, scale: between(random, 0.42, 0.66)}),
              random,
              wood(0.45),
              light.lit('#6a5240', 0.5),
            );
        },
      },
      {
        kind: 'still',
        depth: 0.9,
        box: {top: -0.8},
        paint: (pen) => {
          const soil = light.lit(white ? '#eef0ee' : '#b3a772');
          const brow: readonly Point[] = [
            [-half * 1.5, floor + 0.05],
            [-half * 0.4, floor + 0.03],
            [half * 0.3, floor + 0.05],
            [half * 1.5, floor + 0.03],
          ];
          const land = poly([...curve(brow, false).points, [half * 1.5, 1.2], [-half * 1.5, 1.2]]);
          pen.wash(
            land,
            [0, floor],
            [0, 0.6],
            [
              [0, lighter(soil, 0.03)],
              [1, darker(soil, 0.12)],
            ],
          );
          pen.ink(curve(brow, false), {width: 0.8, alpha: 0.5});
          const path = curve([
            [0.05, floor + 0.04],
            [-0.03, floor + 0.1],
            [0.05, ground - 0.03],
            [-0.2, 0.64],
            [0.52, 0.64],
            [0.32, ground - 0.02],
            [0.12, floor + 0.1],
            [0.12, floor + 0.04],
          ]);
          pen.fill(path, light.lit(white ? '#dcdfdc' : '#cdb98a'), 0.9);
          for (const [x, base, width] of [
            [-half * 0.78, ground + 0.02, 0.07],
            [-half * 0.5, ground - 0.08, 0.045],
            [half * 0.55, ground - 0.06, 0.05],
            [half * 0.86, ground + 0.03, 0.075],
          ] as const)
            trunk(pen, stage, x, base, width);
          for (let index = 0; index < 14; index++)
            fern(
              pen.within({
                x: between(random, -half * 1.2, half * 1.2),
                y: between(random, floor + 0.08, 0.5),
                scale: between(random, 0.04, 0.09),
              }),
              light.lit('#5b8053'),
            );
          for (const x of [-half * 0.64, half * 0.72])
            bush(pen.within({x, y: ground - 0.02, scale: 0.2}), random, wood(0.04));
          if (!white)
            for (const [x, y] of [
              [-0.3, ground + 0.05],
              [0.46, ground + 0.03],
            ] as const)
              mushroom(pen.within({x, y, scale: 0.05}));
        },
      },
    ],
    before: [
      {
        kind: 'still',
        depth: 1.35,
        box: {top: -0.7, bottom: -0.3},
        paint: (pen) => {
          const leaves = darker(wood(0), 0.08);
          for (const side of [-1, 1]) {
            for (let index = 0; index < 7; index++) {
              const x = side * (half * 0.95 - index * 0.075);
              pen.fill(ellipse(x, -0.44 - index * 0.018, 0.075, 0.035, side * 0.07), leaves);
            }
          }
        },
      },
    ],
    seat: null,
    table: false,
    door: null,
    indoors: false,
  };
}

function trunk(pen: Pen, {light, random}: Stage, x: number, base: number, width: number): void {
  const bark = light.lit('#6d5443', 0.03);
  const shape = poly([
    [x - width * 0.95, base + 0.015],
    [x - width * 0.55, base - 0.06],
    [x - width * 0.45, -0.9],
    [x + width * 0.4, -0.9],
    [x + width * 0.55, base - 0.07],
    [x + width * 1.05, base + 0.012],
  ]);
  pen.fill(ellipse(x, base + 0.01, width * 1.7, 0.014), '#2b3350', 0.2);
  pen.draw(shape, bark);
  pen.shade(shape, -width * 0.4, 0, '#2b3350', 0.24);
  pen.clip(shape, () => {
    for (let index = 0; index < 16; index++) {
      const [px, py] = [x + between(random, -width, width) * 0.45, between(random, -0.5, base)];
      pen.ink(
        curve(
          [
            [px, py],
            [px + 0.006, py + 0.04],
            [px - 0.003, py + 0.09],
          ],
          false,
        ),
        {width: 0.8, alpha: 0.5},
      );
    }
  });
  pen.ink(shape);
  const side = random() < 0.5 ? -1 : 1;
  pen.ink(
    curve(
      [
        [x + side * width * 0.4, -0.12],
        [x + side * (width + 0.05), -0.2],
        [x + side * (width + 0.09), -0.3],
      ],
      false,
    ),
    {width: 3, colour: bark},
  );
}

function fern(pen: Pen, colour: `#${string}`): void {
  for (const turn of [-0.9, -0.45, 0, 0.45, 0.9])
    pen.ink(
      curve(
        [
          [0, 0],
          [turn * 0.5, -0.7],
          [turn * 1.1, -0.95 + Math.abs(turn) * 0.35],
        ],
        false,
      ),
      {width: 1.6, colour},
    );
}

function mushroom(pen: Pen): void {
  pen.draw(
    poly([
      [-0.15, 0],
      [-0.11, -0.5],
      [0.11, -0.5],
      [0.15, 0],
    ]),
    '#f0e6d2',
    {width: 0.8},
  );
  pen.draw(
    curve([
      [-0.5, -0.42],
      [-0.36, -0.8],
      [0, -0.95],
      [0.36, -0.8],
      [0.5, -0.42],
      [0, -0.36],
    ]),
    mix('#b8503c', '#c96f4a', 0.3),
    {width: 0.9},
  );
  for (const [x, y] of [
    [-0.2, -0.62],
    [0.1, -0.76],
    [0.28, -0.55],
  ] as const)
    pen.fill(ellipse(x, y, 0.06, 0.05), '#f6eedd');
}
