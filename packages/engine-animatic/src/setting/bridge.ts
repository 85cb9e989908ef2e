import {darker, lighter, mix} from '../colour/colour.ts';
import {arc, curve, ellipse, line, poly, rect} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {rooftops} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** A bridge over a river, with the town on its banks. */
export function bridge(stage: Stage): Setting {
  const {half, light, horizon, ground, random} = stage;
  const rail = ground - 0.24;
  const water = light.lit('#5f8f96', 0.15);
  return {
    before: [],
    seat: null,
    table: false,
    door: null,
    indoors: false,
    behind: [
      ...sky(stage, 0.24),
      {
        kind: 'still',
        depth: 0.2,
        box: {top: -0.45, bottom: rail + 0.2},
        paint: (pen) => {
          rooftops(pen, stage, {
            y: horizon + 0.05,
            size: 0.1,
            distance: 0.5,
            rise: 0.04,
            walls: ['#efdcb8', '#d3a98c', '#c4cabd'],
            roofs: ['#b4603f', '#a2553d', '#bf7a55'],
          });
          pen.wash(
            rect(-half * 1.6, horizon + 0.06, half * 3.2, 0.5),
            [0, horizon + 0.06],
            [0, 0.4],
            [
              [0, mix(water, light.skyLow, 0.45)],
              [1, darker(water, 0.05)],
            ],
          );
          pen.ink(line([-half * 1.6, horizon + 0.06], [half * 1.6, horizon + 0.06]), {
            width: 0.8,
            alpha: 0.6,
          });
          for (let span = -2; span <= 2; span++) {
            const x = span * 0.42 + 0.1;
            pen.draw(
              poly([
                [x - 0.05, horizon + 0.075],
                [x - 0.035, horizon - 0.03],
                [x + 0.035, horizon - 0.03],
                [x + 0.05, horizon + 0.075],
              ]),
              light.lit('#c4b69c', 0.4),
              {width: 0.8},
            );
            pen.draw(
              {
                closed: true,
                points: [
                  ...arc(x + 0.21, horizon + 0.07, 0.17, 0.085, 0.5, 1).points,
                  [x + 0.42, horizon - 0.045],
                  [x, horizon - 0.045],
                ],
              },
              light.lit('#c4b69c', 0.4),
              {width: 0.8},
            );
          }
          for (let index = 0; index < 60; index++) {
            const [x, y] = [
              between(random, -half * 1.3, half * 1.3),
              between(random, horizon + 0.08, rail + 0.12),
            ];
            const reach = 0.01 + (y - horizon) * 0.14;
            pen.ink(
              curve(
                [
                  [x - reach, y],
                  [x, y - 0.003],
                  [x + reach, y],
                ],
                false,
              ),
              {
                width: 0.8,
                colour: light.lamps && index % 3 === 0 ? light.glow : lighter(water, 0.14),
                alpha: 0.6,
              },
            );
          }
        },
      },
      {
        kind: 'still',
        depth: 0.95,
        box: {top: -0.45},
        paint: (pen) => {
          const iron = light.lit('#3f5a58');
          const deck = light.lit('#b5aa98');
          pen.wash(
            rect(-half * 1.6, ground - 0.1, half * 3.2, 1),
            [0, ground - 0.1],
            [0, 0.6],
            [
              [0, deck],
              [1, darker(deck, 0.1)],
            ],
          );
          pen.ink(line([-half * 1.6, ground - 0.1], [half * 1.6, ground - 0.1]), {width: 1.2});
          for (let x = -half * 1.5; x < half * 1.5; x += 0.055)
            pen.ink(line([x, rail + 0.02], [x, ground - 0.105]), {width: 1.6, colour: iron});
          for (let x = -half * 1.5; x < half * 1.5; x += 0.33)
            pen.draw(rect(x - 0.014, rail - 0.02, 0.028, 0.16), iron, {width: 0.9});
          for (const y of [rail, ground - 0.13])
            pen.draw(rect(-half * 1.6, y, half * 3.2, 0.02), iron, {width: 0.9});
          for (const x of [-half * 0.66, half * 0.62]) {
            if (light.lamps) pen.glow([x, -0.3], 0.3, light.glow, 0.6);
            pen.draw(
              poly([
                [x - 0.012, ground - 0.1],
                [x - 0.006, -0.26],
                [x + 0.006, -0.26],
                [x + 0.012, ground - 0.1],
              ]),
              iron,
            );
            pen.draw(ellipse(x, -0.3, 0.04, 0.045), light.lamps ? '#fff2c6' : light.lit('#e5e9e2'));
            pen.draw(
              poly([
                [x - 0.03, -0.342],
                [x, -0.372],
                [x + 0.03, -0.342],
              ]),
              iron,
            );
          }
          for (let index = -14; index <= 14; index++)
            pen.ink(line([index * 0.2, ground - 0.095], [index * 0.42, ground + 0.4]), {
              width: 0.6,
              alpha: 0.3,
            });
        },
      },
    ],
  };
}
