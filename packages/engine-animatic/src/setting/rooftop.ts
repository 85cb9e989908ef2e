import {darker} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, line, poly, rect} from '../pen/shape.ts';
import {rooftops, skyline} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** A roof over a town: parapet, water tank, washing on a line. */
export function rooftop(stage: Stage): Setting {
  const {half, light, horizon, ground} = stage;
  const wall = ground - 0.22;
  return {
    before: [],
    seat: null,
    table: false,
    door: null,
    indoors: false,
    behind: [
      ...sky(stage, -0.32),
      {
        kind: 'still',
        depth: 0.18,
        box: {top: -0.5, bottom: wall + 0.03},
        paint: (pen) =>
          skyline(pen, stage, {
            y: horizon + 0.16,
            size: 0.26,
            colour: light.lit('#7d8a96', 0.6),
            lit: light.lamps ? 0.45 : 0.25,
          }),
      },
      {
        kind: 'still',
        depth: 0.45,
        box: {top: horizon - 0.24, bottom: wall + 0.03},
        paint: (pen) =>
          rooftops(pen, stage, {
            y: horizon + 0.2,
            size: 0.13,
            distance: 0.28,
            walls: ['#d9b79c', '#c9a48a', '#cfc8b8'],
            roofs: ['#a85f48', '#8c5a4a', '#b5705a'],
          }),
      },
      {
        kind: 'still',
        depth: 0.94,
        box: {top: -0.45},
        paint: (pen) => {
          const brick = light.lit('#b0705a');
          pen.draw(rect(-half * 1.6, wall, half * 3.2, 0.14), brick);
          for (let row = 0; row < 4; row++) {
            pen.ink(line([-half * 1.6, wall + row * 0.035], [half * 1.6, wall + row * 0.035]), {
              width: 0.6,
              alpha: 0.35,
            });
            for (let x = -half * 1.5 + (row % 2) * 0.045; x < half * 1.5; x += 0.09)
              pen.ink(line([x, wall + row * 0.035], [x, wall + row * 0.035 + 0.035]), {
                width: 0.6,
                alpha: 0.35,
              });
          }
          pen.draw(rect(-half * 1.6, wall - 0.022, half * 3.2, 0.026), light.lit('#d9cbb3'));
          const tar = light.lit('#8f8a86');
          pen.wash(
            rect(-half * 1.6, wall + 0.13, half * 3.2, 1),
            [0, wall + 0.13],
            [0, 0.6],
            [
              [0, tar],
              [1, darker(tar, 0.08)],
            ],
          );
          pen.ink(line([-half * 1.6, wall + 0.13], [half * 1.6, wall + 0.13]), {width: 1.1});
          tank(pen, stage, -half * 0.66, wall + 0.14);
          washing(pen, stage, wall);
        },
      },
    ],
  };
}

function tank(pen: Pen, {light}: Stage, x: number, foot: number): void {
  const wood = light.lit('#8a6248');
  for (const dx of [-0.1, 0, 0.1]) pen.ink(line([x + dx, foot], [x + dx * 0.85, foot - 0.18]), {width: 2.2});
  pen.ink(line([x - 0.095, foot - 0.03], [x + 0.09, foot - 0.15]), {width: 1.2});
  const barrel = poly([
    [x - 0.12, foot - 0.17],
    [x - 0.11, foot - 0.38],
    [x + 0.11, foot - 0.38],
    [x + 0.12, foot - 0.17],
  ]);
  pen.draw(barrel, wood);
  pen.shade(barrel, -0.04, 0, '#2b3350', 0.24);
  for (const dx of [-0.07, -0.025, 0.025, 0.07])
    pen.ink(line([x + dx, foot - 0.375], [x + dx * 1.05, foot - 0.175]), {width: 0.7, alpha: 0.6});
  for (const dy of [0.21, 0.31]) pen.ink(line([x - 0.118, foot - dy], [x + 0.118, foot - dy]), {width: 1.3});
  pen.draw(
    poly([
      [x - 0.13, foot - 0.375],
      [x, foot - 0.47],
      [x + 0.13, foot - 0.375],
    ]),
    darker(wood, 0.08),
  );
  pen.ink(barrel);
}

function washing(pen: Pen, {light, half}: Stage, wall: number): void {
  const [left, right] = [half * 0.28, half * 0.92];
  const y = wall - 0.2;
  for (const x of [left, right])
    pen.draw(rect(x - 0.008, y - 0.03, 0.016, 0.34), light.lit('#8a6248'), {width: 0.9});
  pen.ink(
    curve(
      [
        [left, y],
        [(left + right) / 2, y + 0.025],
        [right, y],
      ],
      false,
    ),
    {width: 0.9},
  );
  const tones = ['#f2e8d2', '#b8604a', '#6d8fa3', '#d9b36a'] as const;
  tones.forEach((tone, index) => {
    const x = left + ((right - left) * (index + 0.35)) / 4.1;
    const sway = index % 2 === 0 ? 0.006 : -0.004;
    const sheet = curve([
      [x, y + 0.014],
      [x + 0.07, y + 0.018],
      [x + 0.074 + sway, y + 0.12],
      [x + 0.035, y + 0.128],
      [x + sway - 0.004, y + 0.118],
    ]);
    pen.draw(sheet, light.lit(tone), {width: 0.9});
    pen.ink(line([x + 0.03, y + 0.03], [x + 0.028 + sway, y + 0.11]), {width: 0.6, alpha: 0.4});
  });
}
