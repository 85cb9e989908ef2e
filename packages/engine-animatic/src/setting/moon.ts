import {darker, mix} from '../colour/colour.ts';
import {curve, ellipse, poly, rect} from '../pen/shape.ts';
import {between} from '../seed.ts';
import type {Setting, Stage} from './setting.ts';

/** The surface of a moon, with a planet in its sky. */
export function moon(stage: Stage): Setting {
  const {half, light, horizon, ground, random} = stage;
  return {
    before: [],
    seat: null,
    table: false,
    door: null,
    indoors: false,
    behind: [
      {
        kind: 'still',
        depth: 0,
        paint: (pen) => {
          pen.wash(
            rect(-half * 2, -1.5, half * 4, 3),
            [0, -0.5],
            [0, 0.3],
            [
              [0, '#0d1228'],
              [0.7, '#232a52'],
              [1, '#4a3f6d'],
            ],
          );
          for (let index = 0; index < 170; index++)
            pen.fill(
              ellipse(
                between(random, -half, half),
                between(random, -0.6, 0.3),
                0.001 + random() * 0.0026,
                0.001 + random() * 0.0026,
              ),
              random() < 0.2 ? '#ffd9a0' : '#f4f2ff',
              0.4 + random() * 0.6,
            );
          const [x, y] = [half * 0.42, -0.2];
          pen.glow([x, y], 0.4, '#f0a878', 0.3);
          const planet = ellipse(x, y, 0.17, 0.17);
          pen.draw(planet, '#d98f62');
          pen.clip(planet, () => {
            for (const [dy, tone] of [
              [-0.1, '#e8b488'],
              [-0.03, '#c4744f'],
              [0.05, '#e8b488'],
              [0.11, '#b5654a'],
            ] as const)
              pen.fill(
                curve([
                  [x - 0.2, y + dy],
                  [x, y + dy + 0.02],
                  [x + 0.2, y + dy - 0.01],
                  [x + 0.2, y + dy + 0.03],
                  [x, y + dy + 0.045],
                  [x - 0.2, y + dy + 0.025],
                ]),
                tone,
              );
          });
          pen.shade(planet, 0.07, -0.03, '#141a38', 0.55);
          pen.ink(ellipse(x, y, 0.29, 0.05, -0.35), {width: 1.8, colour: '#efd3ae', alpha: 0.85});
          pen.ink(planet);
        },
      },
      {
        kind: 'still',
        depth: 0.3,
        box: {top: horizon - 0.2, bottom: horizon + 0.2},
        paint: (pen) => {
          for (const [x, width, height] of [
            [-half * 0.75, 0.7, 0.16],
            [half * 0.1, 0.5, 0.1],
            [half * 0.85, 0.8, 0.19],
          ] as const)
            pen.draw(
              poly([
                [x - width / 2, horizon + 0.15],
                [x - width * 0.2, horizon + 0.12 - height],
                [x, horizon + 0.14 - height * 0.8],
                [x + width * 0.12, horizon + 0.1 - height],
                [x + width / 2, horizon + 0.15],
              ]),
              '#565179',
              {width: 0.9},
            );
        },
      },
      {
        kind: 'still',
        depth: 0.95,
        box: {top: horizon + 0.06},
        paint: (pen) => {
          const dust = mix('#9d97b5', light.lit('#9d97b5'), 0.2);
          const brow = curve(
            [
              [-half * 1.6, horizon + 0.14],
              [-half * 0.4, horizon + 0.11],
              [half * 0.5, horizon + 0.13],
              [half * 1.6, horizon + 0.1],
            ],
            false,
          ).points;
          pen.wash(
            poly([...brow, [half * 1.6, 1.2], [-half * 1.6, 1.2]]),
            [0, horizon + 0.1],
            [0, 0.6],
            [
              [0, dust],
              [1, darker(dust, 0.18)],
            ],
          );
          pen.ink({points: brow, closed: false}, {width: 1});
          for (const [x, y, size] of [
            [-half * 0.6, ground - 0.08, 0.16],
            [half * 0.5, ground - 0.04, 0.2],
            [-0.05, ground + 0.08, 0.12],
            [half * 0.9, ground + 0.06, 0.13],
            [-half * 0.95, ground + 0.05, 0.11],
          ] as const) {
            pen.draw(ellipse(x, y, size, size * 0.22), darker(dust, 0.1), {width: 0.9});
            pen.fill(ellipse(x + size * 0.08, y + size * 0.045, size * 0.86, size * 0.15), darker(dust, 0.2));
          }
        },
      },
    ],
  };
}
