import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import {outside, potPlant, roomShell} from './interior.ts';
import type {Setting, Stage} from './setting.ts';

/** A living room: sofa, standing lamp, pictures, a rug. */
export function room(stage: Stage): Setting {
  const {half, light, ground} = stage;
  const narrow = Math.min(half, 1.1);
  return {
    behind: [
      ...outside(stage, 'town'),
      {
        kind: 'still',
        depth: 0.88,
        paint: (pen) => {
          roomShell(pen, stage, {
            wall: '#c2a9a0',
            floor: '#9a6b4a',
            trim: '#f0e4cf',
            windows: [{x: -narrow * 0.72, y: -0.37, width: narrow * 0.46, height: 0.36}],
            boards: true,
          });
          rug(pen, stage);
          for (const [x, y, width, height, tone] of [
            [narrow * 0.12, -0.34, 0.16, 0.2, '#5f8f8a'],
            [narrow * 0.36, -0.31, 0.12, 0.14, '#d0a24f'],
          ] as const)
            picture(pen, stage, x, y, width, height, tone);
          sofa(pen, stage, narrow * 0.28, ground - 0.07);
          standingLamp(pen, stage, narrow * 0.86, ground - 0.08);
          potPlant(
            pen.within({x: -narrow * 0.82, y: ground - 0.06, scale: 0.3}),
            light.lit('#4f7a58'),
            light.lit('#d9c39a'),
          );
        },
      },
    ],
    before: [],
    seat: 0.12,
    table: false,
    door: null,
    indoors: true,
  };
}

function rug(pen: Pen, {light, ground}: Stage): void {
  const weave = light.lit('#a8503f');
  pen.draw(ellipse(0.05, ground + 0.035, 0.62, 0.085), weave);
  pen.ink(ellipse(0.05, ground + 0.035, 0.55, 0.07), {width: 1.6, colour: light.lit('#efdcb8')});
  pen.ink(ellipse(0.05, ground + 0.035, 0.47, 0.056), {width: 0.9, colour: light.lit('#efdcb8')});
}

function picture(
  pen: Pen,
  {light}: Stage,
  x: number,
  y: number,
  width: number,
  height: number,
  tone: `#${string}`,
): void {
  pen.draw(rect(x - 0.014, y - 0.014, width + 0.028, height + 0.028), light.lit('#7d5a3a'));
  pen.draw(rect(x, y, width, height), light.lit('#f2e8d2'), {width: 0.7});
  pen.fill(
    curve([
      [x + width * 0.1, y + height * 0.8],
      [x + width * 0.35, y + height * 0.35],
      [x + width * 0.6, y + height * 0.65],
      [x + width * 0.9, y + height * 0.45],
      [x + width * 0.9, y + height * 0.85],
    ]),
    light.lit(tone),
  );
  pen.fill(ellipse(x + width * 0.7, y + height * 0.28, width * 0.1, width * 0.1), light.lit('#e0a94a'));
}

function sofa(pen: Pen, {light}: Stage, x: number, foot: number): void {
  const cloth = light.lit('#4f7f86');
  pen.fill(ellipse(x, foot, 0.42, 0.02), '#2b3350', 0.24);
  pen.draw(roundRect(x - 0.36, foot - 0.26, 0.72, 0.2, 0.05), cloth);
  for (const side of [-1, 0.02])
    pen.draw(roundRect(x + side * 0.33, foot - 0.135, 0.32, 0.075, 0.025), lighter(cloth, 0.04));
  pen.draw(rect(x - 0.34, foot - 0.066, 0.68, 0.045), darker(cloth, 0.06));
  for (const side of [-1, 1]) {
    pen.draw(roundRect(x + side * 0.375 - 0.05, foot - 0.18, 0.1, 0.16, 0.04), darker(cloth, 0.02));
    pen.ink(line([x + side * 0.34, foot - 0.02], [x + side * 0.345, foot + 0.004]), {width: 2.4});
  }
  pen.draw(
    curve([
      [x - 0.27, foot - 0.14],
      [x - 0.29, foot - 0.24],
      [x - 0.17, foot - 0.26],
      [x - 0.15, foot - 0.15],
    ]),
    light.lit('#d0a24f'),
  );
}

function standingLamp(pen: Pen, {light}: Stage, x: number, foot: number): void {
  if (light.lamps) pen.glow([x, foot - 0.5], 0.5, light.glow, 0.7);
  pen.ink(line([x, foot], [x, foot - 0.44]), {width: 2.2});
  pen.draw(ellipse(x, foot, 0.07, 0.014), light.lit('#5b4a3f'));
  pen.draw(
    poly([
      [x - 0.055, foot - 0.56],
      [x + 0.055, foot - 0.56],
      [x + 0.1, foot - 0.42],
      [x - 0.1, foot - 0.42],
    ]),
    light.lamps ? '#ffe6ad' : light.lit('#efdcb0'),
  );
}
