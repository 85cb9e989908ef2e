import {darker, lighter, mix, withAlpha} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, rect, type Point} from '../pen/shape.ts';
import {between, randomFrom} from '../seed.ts';
import {gull} from './far-shapes.ts';
import type {Layer, Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** A beach: sea to the horizon, a headland with a lighthouse, sand and dune grass. */
export function sea(stage: Stage): Setting {
  const {half, light, horizon, ground, random, time} = stage;
  const shore = ground - 0.13;
  const water = light.lit('#4f8f9c', 0.1);
  const low = time === 'sunset' || time === 'dawn' || time === 'dusk';
  const sunX = 0.16;
  return {
    behind: [
      ...sky(stage, sunX),
      {
        kind: 'still',
        depth: 0.1,
        box: {top: horizon - 0.42, bottom: shore + 0.02},
        paint: (pen) => {
          const surface = rect(-half * 1.6, horizon, half * 3.2, shore - horizon + 0.04);
          pen.wash(
            surface,
            [0, horizon],
            [0, shore],
            [
              [0, mix(water, light.skyLow, 0.5)],
              [0.35, water],
              [1, darker(water, 0.05)],
            ],
          );
          pen.ink(line([-half * 1.6, horizon], [half * 1.6, horizon]), {width: 0.8, alpha: 0.5});
          for (let index = 0; index < 70; index++) {
            const y = horizon + 0.012 + (shore - horizon) * random() ** 1.5;
            const reach = 0.015 + (y - horizon) * 0.22 * random();
            const x = between(random, -half * 1.3, half * 1.3);
            pen.ink(
              curve(
                [
                  [x - reach, y],
                  [x - reach * 0.3, y - 0.004],
                  [x + reach * 0.4, y + 0.003],
                  [x + reach, y],
                ],
                false,
              ),
              {width: 0.8, colour: index % 3 === 0 ? lighter(water, 0.16) : darker(water, 0.12), alpha: 0.6},
            );
          }
          if (low) {
            for (let index = 0; index < 26; index++) {
              const t = index / 26;
              const width = between(random, 0.02, 0.09) * (0.5 + t);
              pen.fill(
                ellipse(
                  sunX * Math.min(1.6, half) + between(random, -0.03, 0.03),
                  horizon + 0.008 + t * (shore - horizon) * 0.9,
                  width,
                  0.0035,
                ),
                light.glow,
                0.75 - t * 0.35,
              );
            }
          }
          headland(pen, stage);
          for (const [x, y, size] of [
            [-0.2, -0.2, 0.036],
            [-0.13, -0.235, 0.028],
            [0.38, -0.15, 0.03],
          ] as const)
            gull(pen.within({x, y: horizon + y, scale: size}));
          boat(
            pen.within({x: -0.12, y: horizon + 0.012, scale: 0.1}),
            light.lit('#f2e8d4', 0.15),
            light.lit('#8c4a3f', 0.15),
          );
        },
      },
      surf(stage, shore),
      {
        kind: 'still',
        depth: 0.95,
        box: {top: shore - 0.03},
        paint: (pen) => {
          const sand = light.lit('#e3cda0');
          const edge: readonly Point[] = [
            [-half * 1.6, shore + 0.02],
            [-half * 0.6, shore + 0.035],
            [0.1, shore + 0.012],
            [half * 0.7, shore + 0.036],
            [half * 1.6, shore + 0.014],
          ];
          const beach = poly([...curve(edge, false).points, [half * 1.6, 1.2], [-half * 1.6, 1.2]]);
          pen.wash(
            beach,
            [0, shore],
            [0, 0.6],
            [
              [0, darker(sand, 0.1)],
              [0.16, sand],
              [1, darker(sand, 0.05)],
            ],
          );
          pen.ink(curve(edge, false), {width: 0.9, alpha: 0.45});
          for (let index = 0; index < 60; index++)
            pen.fill(
              ellipse(
                between(random, -half * 1.3, half * 1.3),
                between(random, shore + 0.05, 0.6),
                0.003,
                0.0018,
              ),
              darker(sand, 0.2),
              0.6,
            );
          for (const [x, y, scale] of [
            [-half * 0.75, ground + 0.02, 0.16],
            [-half * 0.6, ground + 0.07, 0.12],
            [half * 0.8, ground + 0.02, 0.17],
            [half * 0.95, ground - 0.01, 0.13],
          ] as const)
            dune(pen.within({x, y, scale}), light.lit('#8f9a5c'));
          shell(pen.within({x: 0.42, y: ground + 0.07, scale: 0.03}));
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

/** Two lines of foam that come and go. */
function surf({half, light}: Stage, shore: number): Layer {
  const random = randomFrom(77);
  const points = Array.from({length: 17}, (_, index): Point => [
    -half * 1.5 + (index / 16) * half * 3,
    between(random, -0.006, 0.008),
  ]);
  return {
    kind: 'live',
    depth: 0.9,
    draw: (ctx, seconds, view, _picture, unit) => {
      for (const phase of [0, 0.5]) {
        const t = (seconds / 5.2 + phase) % 1;
        const y = shore - 0.03 + Math.sin(t * Math.PI) * 0.05;
        ctx.beginPath();
        points.forEach(([x, dy], index) => {
          const px = view.originX + x * view.scale;
          const py = view.originY + (y + dy + Math.sin(x * 9 + phase * 7) * 0.006) * view.scale;
          if (index === 0) ctx.moveTo(px, py);
          else ctx.lineTo(px, py);
        });
        ctx.strokeStyle = withAlpha(lighter(light.skyLow, 0.1), 0.8 * Math.sin(t * Math.PI));
        ctx.lineWidth = unit * 4;
        ctx.lineJoin = 'round';
        ctx.stroke();
      }
    },
  };
}

function headland(pen: Pen, {light, half, horizon}: Stage): void {
  const rock = light.lit('#7d8a7c', 0.35);
  const x = half * 0.72;
  const shape = curve([
    [x - 0.34, horizon + 0.006],
    [x - 0.24, horizon - 0.03],
    [x - 0.12, horizon - 0.075],
    [x + 0.05, horizon - 0.09],
    [x + 0.3, horizon - 0.12],
    [half * 1.6, horizon - 0.13],
    [half * 1.6, horizon + 0.012],
    [x, horizon + 0.014],
  ]);
  pen.draw(shape, rock, {width: 0.9});
  pen.hatch(shape, {turn: 0.18, gap: 7, alpha: 0.25});
  const tower = light.lit('#f2e9d8', 0.15);
  const base = horizon - 0.082;
  if (light.lamps || light.glow === '#ffd98a') pen.glow([x, base - 0.165], 0.1, light.glow, 0.7);
  pen.draw(
    poly([
      [x - 0.022, base],
      [x - 0.014, base - 0.15],
      [x + 0.014, base - 0.15],
      [x + 0.022, base],
    ]),
    tower,
    {width: 0.9},
  );
  for (const y of [0.04, 0.1])
    pen.fill(
      poly([
        [x - 0.02 + y * 0.05, base - y],
        [x + 0.02 - y * 0.05, base - y],
        [x + 0.018 - y * 0.05, base - y - 0.025],
        [x - 0.018 + y * 0.05, base - y - 0.025],
      ]),
      light.lit('#b8503f', 0.12),
    );
  pen.draw(rect(x - 0.012, base - 0.175, 0.024, 0.026), '#fff0c0', {width: 0.8});
  pen.draw(
    poly([
      [x - 0.018, base - 0.174],
      [x, base - 0.2],
      [x + 0.018, base - 0.174],
    ]),
    light.lit('#b8503f', 0.12),
    {width: 0.8},
  );
}

function boat(pen: Pen, sail: `#${string}`, hull: `#${string}`): void {
  pen.draw(
    curve([
      [-0.4, -0.02],
      [0.4, -0.02],
      [0.28, 0.12],
      [-0.28, 0.12],
    ]),
    hull,
    {width: 0.8},
  );
  pen.draw(
    poly([
      [-0.02, -0.05],
      [-0.02, -0.75],
      [0.34, -0.07],
    ]),
    sail,
    {width: 0.8},
  );
  pen.draw(
    poly([
      [-0.07, -0.07],
      [-0.07, -0.62],
      [-0.3, -0.09],
    ]),
    sail,
    {width: 0.8},
  );
}

function dune(pen: Pen, colour: `#${string}`): void {
  for (let blade = 0; blade < 11; blade++) {
    const lean = (blade - 5) * 0.09;
    pen.ink(
      curve(
        [
          [lean * 0.4, 0],
          [lean * 0.9, -0.5 + Math.abs(lean) * 0.2],
          [lean * 2 + 0.1, -0.85 + Math.abs(lean) * 0.5],
        ],
        false,
      ),
      {width: 1.5, colour},
    );
  }
}

function shell(pen: Pen): void {
  pen.draw(
    curve([
      [-0.6, 0],
      [-0.4, -0.6],
      [0, -0.8],
      [0.4, -0.6],
      [0.6, 0],
      [0, 0.15],
    ]),
    '#f0cdb8',
    {width: 0.8},
  );
  for (const x of [-0.3, 0, 0.3]) pen.ink(line([0, 0.1], [x, -0.6]), {width: 0.6});
}
