import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {outside, pendant, potPlant, roomShell} from './interior.ts';
import type {LiveLayer, Setting, Stage} from './setting.ts';

/** A study that is also a laboratory: book shelves, instruments, a desk with a glowing screen. */
export function office(stage: Stage): Setting {
  const {half, light, ground} = stage;
  const narrow = Math.min(half, 1.1);
  const deskY = ground - 0.15;
  return {
    behind: [
      ...outside(stage, 'city'),
      {
        kind: 'still',
        depth: 0.88,
        paint: (pen) => {
          roomShell(pen, stage, {
            wall: '#8fa39f',
            floor: '#8a6a52',
            trim: '#e4dcc8',
            windows: [{x: -narrow * 0.2, y: -0.38, width: narrow * 0.62, height: 0.36}],
            boards: true,
          });
          bookcase(pen, stage, -narrow * 0.92, narrow * 0.5);
          board(pen, stage, narrow * 0.56);
          pendant(pen, -narrow * 0.02, -0.4, light.lit('#d9a441'), light.glow, light.lamps);
          potPlant(
            pen.within({x: narrow * 0.5, y: ground - 0.1, scale: 0.26}),
            light.lit('#4f7a58'),
            light.lit('#c9b08a'),
          );
        },
      },
    ],
    before: [
      {kind: 'still', depth: 1.06, box: {top: deskY - 0.24}, paint: (pen) => desk(pen, stage, deskY)},
      screenGlow(stage, deskY),
    ],
    seat: null,
    table: true,
    door: null,
    indoors: true,
  };
}

function bookcase(pen: Pen, {light, ground, random}: Stage, x: number, width: number): void {
  const wood = light.lit('#7d5a43', 0.03);
  const [top, bottom] = [-0.46, ground - 0.11];
  pen.draw(rect(x, top, width, bottom - top), darker(wood, 0.1));
  const rows = 4;
  const height = (bottom - top) / rows;
  for (let row = 0; row < rows; row++) {
    const shelf = top + (row + 1) * height;
    for (let px = x + 0.015; px < x + width - 0.05;) {
      if (random() < 0.16) {
        flask(
          pen.within({x: px + 0.03, y: shelf - 0.012, scale: 0.085}),
          light.lit((['#7fb0a8', '#d99a55', '#b5707f'] as const)[Math.floor(random() * 3)] ?? '#7fb0a8'),
        );
        px += 0.075;
        continue;
      }
      const thick = between(random, 0.016, 0.032);
      const tall = height * between(random, 0.55, 0.82);
      const colour = light.lit(
        (['#b8604a', '#4f7f7a', '#d0a24f', '#5f6f95', '#e0d2b4', '#8a6a86'] as const)[
          Math.floor(random() * 6)
        ] ?? '#b8604a',
        0.03,
      );
      pen.draw(rect(px, shelf - 0.012 - tall, thick, tall), colour, {width: 0.8});
      if (thick > 0.022)
        pen.fill(rect(px + 0.004, shelf - tall * 0.82, thick - 0.008, 0.012), lighter(colour, 0.2), 0.8);
      px += thick + (random() < 0.1 ? 0.02 : 0.001);
    }
    pen.draw(rect(x, shelf - 0.014, width, 0.016), wood, {width: 0.9});
  }
  for (const side of [x - 0.008, x + width - 0.008])
    pen.draw(rect(side, top - 0.01, 0.018, bottom - top + 0.01), wood, {width: 0.9});
}

function flask(pen: Pen, colour: `#${string}`): void {
  pen.draw(
    curve([
      [-0.34, 0],
      [-0.36, -0.14],
      [-0.1, -0.56],
      [-0.1, -0.86],
      [0.1, -0.86],
      [0.1, -0.56],
      [0.36, -0.14],
      [0.34, 0],
    ]),
    '#dfeae6',
    {width: 0.8},
  );
  pen.fill(
    curve([
      [-0.32, -0.02],
      [-0.28, -0.24],
      [0.28, -0.24],
      [0.32, -0.02],
    ]),
    colour,
    0.9,
  );
}

function board(pen: Pen, {light}: Stage, x: number): void {
  const face = light.lit('#3f5a55', 0.03);
  pen.draw(rect(x, -0.36, 0.5, 0.32), face, {width: 1.6});
  const chalk = {colour: '#e6ece4', alpha: 0.75, width: 0.9} as const;
  pen.ink(
    curve(
      [
        [x + 0.05, -0.12],
        [x + 0.13, -0.24],
        [x + 0.2, -0.15],
        [x + 0.3, -0.29],
      ],
      false,
    ),
    chalk,
  );
  pen.ink(line([x + 0.05, -0.31], [x + 0.05, -0.1], [x + 0.33, -0.1]), chalk);
  for (const [dx, dy] of [
    [0.36, -0.3],
    [0.36, -0.26],
    [0.36, -0.22],
  ] as const)
    pen.ink(line([x + dx, dy], [x + dx + 0.1, dy]), chalk);
}

function desk(pen: Pen, {half, light}: Stage, y: number): void {
  const wood = light.lit('#a8744a');
  const reach = Math.min(half * 0.72, 0.72);
  pen.draw(
    poly([
      [-reach * 0.92, y - 0.02],
      [reach * 0.92, y - 0.02],
      [reach * 1.04, y + 0.05],
      [-reach * 1.04, y + 0.05],
    ]),
    wood,
  );
  pen.draw(rect(-reach * 1.04, y + 0.05, reach * 2.08, 0.036), darker(wood, 0.08));
  pen.fill(rect(-reach, y + 0.086, reach * 2, 0.6), darker(wood, 0.2));
  pen.hatch(rect(-reach, y + 0.086, reach * 2, 0.09), {turn: 0.12, gap: 6, alpha: 0.35});
  for (const x of [-reach * 0.6, reach * 0.3]) {
    pen.ink(rect(x, y + 0.12, reach * 0.3, 0.12), {width: 0.9, alpha: 0.7});
    pen.fill(ellipse(x + reach * 0.15, y + 0.18, 0.012, 0.008), '#d8b35c');
  }
  const screen = -reach * screenPlace(half);
  pen.draw(
    poly([
      [screen + 0.07, y],
      [screen + 0.13, y],
      [screen + 0.15, y + 0.02],
      [screen + 0.05, y + 0.02],
    ]),
    light.lit('#5b626b'),
  );
  pen.draw(roundRect(screen - 0.06, y - 0.19, 0.32, 0.19, 0.016), light.lit('#4a525c'));
  pen.draw(roundRect(screen - 0.045, y - 0.176, 0.29, 0.155, 0.01), '#a9dbd6', {width: 0.8});
  for (let row = 0; row < 5; row++)
    pen.ink(
      line(
        [screen - 0.025, y - 0.155 + row * 0.026],
        [screen + 0.06 + ((row * 37) % 13) * 0.012, y - 0.155 + row * 0.026],
      ),
      {width: 1, colour: '#2f6f74', alpha: 0.8},
    );
  const lamp = reach * 0.7;
  pen.ink(line([lamp, y], [lamp + 0.03, y - 0.1], [lamp - 0.05, y - 0.18]), {width: 2.2});
  pen.draw(ellipse(lamp, y + 0.004, 0.05, 0.012), light.lit('#b8503f'));
  if (light.lamps) pen.glow([lamp - 0.075, y - 0.13], 0.26, light.glow, 0.7);
  pen.draw(
    poly([
      [lamp - 0.045, y - 0.2],
      [lamp - 0.02, y - 0.165],
      [lamp - 0.085, y - 0.115],
      [lamp - 0.125, y - 0.165],
    ]),
    light.lit('#b8503f'),
  );
  for (let sheet = 0; sheet < 3; sheet++)
    pen.draw(
      poly([
        [0.02 + sheet * 0.015, y - 0.006 - sheet * 0.006],
        [0.16 + sheet * 0.015, y - 0.004 - sheet * 0.006],
        [0.18 + sheet * 0.015, y + 0.03 - sheet * 0.006],
        [0.03 + sheet * 0.015, y + 0.03 - sheet * 0.006],
      ]),
      '#f4eedd',
      {width: 0.7},
    );
}

/** The screen stands aside where there is little room beside who works. */
function screenPlace(half: number): number {
  return half < 0.8 ? 0.98 : 0.7;
}

/** The screen's light breathes. */
function screenGlow(stage: Stage, y: number): LiveLayer {
  const reach = Math.min(stage.half * 0.72, 0.72);
  return {
    kind: 'live',
    depth: 1.06,
    draw: (ctx, seconds, view) => {
      const x = view.originX + (-reach * screenPlace(stage.half) + 0.1) * view.scale;
      const py = view.originY + (y - 0.1) * view.scale;
      const size = 0.34 * view.scale;
      const gradient = ctx.createRadialGradient(x, py, 0, x, py, size);
      gradient.addColorStop(0, `rgba(176, 232, 226, ${0.16 + 0.05 * Math.sin(seconds * 2.3)})`);
      gradient.addColorStop(1, 'rgba(176, 232, 226, 0)');
      ctx.fillStyle = gradient;
      ctx.fillRect(x - size, py - size, size * 2, size * 2);
    },
  };
}
