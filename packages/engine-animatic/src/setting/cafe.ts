import {darker} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import {outside, pendant, roomShell} from './interior.ts';
import {lettering} from './lettering.ts';
import type {Setting, Stage} from './setting.ts';

/** A café: a big window with its name, a counter, hanging lamps, a small round table in front. */
export function cafe(stage: Stage): Setting {
  const {half, light, ground, sign} = stage;
  const narrow = Math.min(half, 1.1);
  const windowWidth = narrow * 0.86;
  return {
    behind: [
      ...outside(stage, 'city'),
      {
        kind: 'still',
        depth: 0.88,
        paint: (pen) => {
          roomShell(pen, stage, {
            wall: '#5f7f78',
            floor: '#7d5a44',
            trim: '#c99a62',
            windows: [{x: -narrow * 0.82, y: -0.38, width: windowWidth, height: 0.42}],
            boards: true,
          });
          lettering(
            pen,
            (sign ?? 'Café').toUpperCase(),
            [-narrow * 0.82 + windowWidth / 2, -0.29],
            0.07,
            windowWidth * 0.7,
            light.lamps ? '#ffe6ad' : '#fbf3df',
          );
          counter(pen, stage, narrow * 0.3, narrow * 0.8);
          for (const x of [-narrow * 0.35, narrow * 0.3, narrow * 0.72])
            pendant(pen, x, -0.28, light.lit('#c9623f'), light.glow, true);
        },
      },
    ],
    before: [
      {
        kind: 'still',
        depth: 1.08,
        box: {top: ground - 0.26},
        paint: (pen) => {
          const x = narrow * 0.22;
          const y = ground - 0.08;
          pen.fill(rect(x - 0.015, y, 0.03, 0.5), '#3a3433');
          pen.draw(ellipse(x, y, 0.24, 0.045), light.lit('#b8804f'));
          pen.draw(ellipse(x, y - 0.008, 0.24, 0.045), light.lit('#c9935f'));
          pen.draw(ellipse(x + 0.07, y - 0.012, 0.055, 0.013), '#f4ecdc', {width: 0.8});
          pen.draw(
            curve([
              [x + 0.035, y - 0.055],
              [x + 0.105, y - 0.055],
              [x + 0.095, y - 0.018],
              [x + 0.045, y - 0.018],
            ]),
            '#f4ecdc',
            {width: 0.9},
          );
          pen.draw(
            poly([
              [x - 0.12, y - 0.02],
              [x - 0.12, y - 0.11],
              [x - 0.06, y - 0.11],
              [x - 0.06, y - 0.02],
            ]),
            light.lit('#3f4f4c'),
            {width: 0.9},
          );
        },
      },
    ],
    seat: null,
    table: true,
    door: null,
    indoors: true,
  };
}

function counter(pen: Pen, {light, ground}: Stage, x: number, width: number): void {
  const wood = light.lit('#8a5f43');
  const top = ground - 0.32;
  for (const y of [-0.2, -0.06]) {
    pen.draw(rect(x + 0.04, y, width, 0.016), light.lit('#c99a62'));
    for (let bottle = 0; bottle < 8; bottle++) {
      const px = x + 0.07 + bottle * 0.075;
      const tone = light.lit(
        (['#7f9a6a', '#b8604a', '#d9b36a', '#5f7f95'] as const)[bottle % 4] ?? '#7f9a6a',
      );
      if (bottle % 3 === 2)
        pen.draw(
          poly([
            [px, y],
            [px + 0.045, y],
            [px + 0.04, y - 0.05],
            [px + 0.005, y - 0.05],
          ]),
          light.lit('#f2e8d2'),
          {width: 0.8},
        );
      else
        pen.draw(
          curve([
            [px, y],
            [px, y - 0.06],
            [px + 0.012, y - 0.075],
            [px + 0.012, y - 0.1],
            [px + 0.026, y - 0.1],
            [px + 0.026, y - 0.075],
            [px + 0.038, y - 0.06],
            [px + 0.038, y],
          ]),
          tone,
          {width: 0.8},
        );
    }
  }
  pen.draw(rect(x, top, width + 0.4, ground - 0.1 - top), wood);
  for (let panel = 0; panel < 6; panel++)
    pen.ink(rect(x + 0.03 + panel * 0.18, top + 0.06, 0.14, 0.13), {width: 0.9, alpha: 0.6});
  pen.draw(rect(x - 0.02, top - 0.024, width + 0.45, 0.03), light.lit('#d9b27a'));
  const machine = light.lit('#b3bac1');
  pen.draw(roundRect(x + 0.12, top - 0.15, 0.24, 0.126, 0.02), machine);
  pen.draw(rect(x + 0.1, top - 0.165, 0.28, 0.022), darker(machine, 0.1), {width: 0.9});
  for (const dx of [0.17, 0.28]) pen.ink(line([x + dx, top - 0.09], [x + dx, top - 0.06]), {width: 2.6});
}
