import {darker, lighter, mix} from '../colour/colour.ts';
import {curve, line, poly, type Point} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {bush, gull, hills, tree} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** Open country with a path: also where a prompt names no place. */
export function field(stage: Stage): Setting {
  const {half, light, horizon, ground, random, weather} = stage;
  const white = weather === 'snow';
  const grass = white ? '#eef0ee' : '#a9b77a';
  return {
    behind: [
      ...sky(stage),
      {
        kind: 'still',
        depth: 0.16,
        box: {top: horizon - 0.3},
        paint: (pen) => {
          hills(pen, stage, {
            y: horizon + 0.01,
            rise: 0.22,
            colour: light.lit(white ? '#c9d4dc' : '#7f9fa0', 0.7),
            steps: 6,
          });
          hills(pen, stage, {
            y: horizon + 0.04,
            rise: 0.12,
            colour: light.lit(white ? '#d9e0e4' : '#86a283', 0.5),
            steps: 5,
          });
        },
      },
      {
        kind: 'still',
        depth: 0.45,
        box: {top: horizon - 0.24},
        paint: (pen) => {
          hills(pen, stage, {
            y: horizon + 0.1,
            rise: 0.08,
            colour: light.lit(white ? '#e3e8ea' : '#8fa56f', 0.26),
            steps: 5,
          });
          for (let x = -half * 1.2; x < half * 1.2; x += between(random, 0.1, 0.34))
            tree(
              pen.within({x, y: horizon + 0.08, scale: between(random, 0.12, 0.2)}),
              random,
              light.lit('#5d7f56', 0.22),
              light.lit('#6a5240', 0.2),
            );
          for (const [x, y] of [
            [-0.3, -0.12],
            [-0.24, -0.15],
            [0.22, -0.2],
          ] as const)
            gull(pen.within({x, y: horizon + y, scale: 0.03}));
        },
      },
      {
        kind: 'still',
        depth: 0.96,
        box: {top: horizon},
        paint: (pen) => {
          const brow = horizon + 0.11;
          const rise: readonly Point[] = [
            [-half * 1.5, brow + 0.02],
            [-half * 0.5, brow],
            [0.1, brow + 0.02],
            [half * 0.7, brow - 0.015],
            [half * 1.5, brow + 0.01],
          ];
          const land = poly([...curve(rise, false).points, [half * 1.5, 1.2], [-half * 1.5, 1.2]]);
          const near = light.lit(grass);
          pen.wash(
            land,
            [0, brow],
            [0, 0.6],
            [
              [0, lighter(near, 0.02)],
              [1, darker(near, 0.1)],
            ],
          );
          pen.ink(curve(rise, false), {width: 0.9, alpha: 0.6});
          const path = light.lit(white ? '#d5d9d8' : '#dfc99c');
          const track = curve([
            [0.14, brow + 0.012],
            [0.02, brow + 0.07],
            [-0.06, ground - 0.05],
            [-0.34, 0.62],
            [0.5, 0.62],
            [0.3, ground - 0.04],
            [0.13, brow + 0.08],
            [0.18, brow + 0.012],
          ]);
          pen.fill(track, path);
          pen.ink(track, {width: 0.8, alpha: 0.4});
          for (let index = 0; index < 90; index++) {
            const [x, y] = [between(random, -half * 1.3, half * 1.3), between(random, brow + 0.03, 0.6)];
            if (Math.abs(x - 0.05) < (y - brow) * 0.9) continue;
            const size = 0.01 + (y - brow) * 0.05;
            pen.ink(line([x - size * 0.4, y], [x - size * 0.7, y - size]), {width: 0.8, alpha: 0.45});
            pen.ink(line([x, y], [x + size * 0.1, y - size * 1.3]), {width: 0.8, alpha: 0.45});
            if (!white && random() < 0.18)
              pen.fill(
                curve([
                  [x - 0.006, y - size],
                  [x, y - size - 0.008],
                  [x + 0.006, y - size],
                  [x, y - size + 0.006],
                ]),
                mix('#f0c75a', '#e7826a', random()),
              );
          }
          tree(
            pen.within({x: half * 0.68, y: ground - 0.06, scale: 0.62}),
            random,
            light.lit('#54764c', 0.04),
            light.lit('#5d4636'),
          );
        },
      },
    ],
    before: [
      {
        kind: 'still',
        depth: 1.4,
        box: {top: 0.3},
        paint: (pen) => {
          for (const x of [-half * 0.82, -half * 0.6, half * 0.85])
            bush(pen.within({x, y: 0.42, scale: 0.2}), random, light.lit('#4a6a48'));
        },
      },
    ],
    seat: null,
    table: false,
    door: null,
    indoors: false,
  };
}
