import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import {outside, pendant, potPlant, roomShell} from './interior.ts';
import type {LiveLayer, Setting, Stage} from './setting.ts';

/** A kitchen: window over the worktop, stove with a kettle, shelves, a table in front. */
export function kitchen(stage: Stage): Setting {
  const {half, light, ground} = stage;
  const narrow = Math.min(half, 1.1);
  const top = ground - 0.33;
  const stove = narrow * 0.55;
  return {
    behind: [
      ...outside(stage, 'town'),
      {
        kind: 'still',
        depth: 0.88,
        paint: (pen) => {
          roomShell(pen, stage, {
            wall: '#e9d3a8',
            floor: '#c79467',
            trim: '#f4ead6',
            windows: [{x: -narrow * 0.34, y: -0.36, width: narrow * 0.5, height: 0.3}],
            boards: false,
          });
          tiles(pen, stage, top);
          worktop(pen, stage, top, stove);
          shelves(pen, stage, narrow);
          kettle(pen.within({x: stove, y: top - 0.012, scale: 0.13}), light.lit('#b8503f'));
          potPlant(
            pen.within({x: -narrow * 0.36, y: -0.012, scale: 0.13}),
            light.lit('#5b8053'),
            light.lit('#b8705a'),
          );
          pendant(pen, narrow * 0.1, -0.36, light.lit('#d0643f'), light.glow, light.lamps);
        },
      },
      steam(stove + 0.085, top - 0.12),
    ],
    before: [
      {
        kind: 'still',
        depth: 1.08,
        box: {top: ground - 0.2},
        paint: (pen) => table(pen, stage, ground - 0.06),
      },
    ],
    seat: null,
    table: true,
    door: null,
    indoors: true,
  };
}

function tiles(pen: Pen, {half, light}: Stage, top: number): void {
  const tile = light.lit('#d9e4dc', 0.04);
  pen.fill(rect(-half * 1.6, top - 0.1, half * 3.2, 0.1), tile);
  for (let x = -half * 1.6; x < half * 1.6; x += 0.05)
    pen.ink(line([x, top - 0.1], [x, top]), {width: 0.6, alpha: 0.3});
  for (const y of [0.1, 0.05])
    pen.ink(line([-half * 1.6, top - y], [half * 1.6, top - y]), {width: 0.6, alpha: 0.35});
}

function worktop(pen: Pen, {half, light, ground}: Stage, top: number, stove: number): void {
  const front = light.lit('#7fa3a0', 0.02);
  const foot = ground - 0.1;
  pen.draw(rect(-half * 1.6, top, half * 3.2, foot - top), front);
  for (let x = -half * 1.55; x < half * 1.5; x += 0.3) {
    pen.ink(roundRect(x + 0.02, top + 0.05, 0.26, foot - top - 0.08, 0.012), {width: 0.9, alpha: 0.75});
    pen.fill(roundRect(x + 0.12, top + 0.065, 0.06, 0.01, 0.004), light.lit('#e0c888'));
  }
  const oven = rect(stove - 0.16, top + 0.01, 0.32, foot - top - 0.01);
  pen.draw(oven, light.lit('#5b626b'));
  pen.draw(
    roundRect(stove - 0.12, top + 0.09, 0.24, 0.1, 0.015),
    light.lamps ? '#e8a04e' : light.lit('#3a3f48'),
    {width: 1},
  );
  for (const x of [-0.1, -0.035, 0.035, 0.1])
    pen.draw(ellipse(stove + x, top + 0.045, 0.014, 0.014), light.lit('#e9e0cc'), {width: 0.7});
  pen.draw(rect(-half * 1.6, top - 0.014, half * 3.2, 0.03), light.lit('#c08a5a'));
  for (const side of [-1, 1]) pen.fill(rect(stove + side * 0.07 - 0.04, top - 0.022, 0.08, 0.01), '#3a3f48');
}

function shelves(pen: Pen, {light}: Stage, narrow: number): void {
  for (const [x, y, width] of [
    [narrow * 0.36, -0.27, 0.44],
    [-narrow * 0.86, -0.24, 0.4],
  ] as const) {
    pen.draw(rect(x, y, width, 0.018), light.lit('#a8744a'));
    for (let item = 0; item < 5; item++) {
      const px = x + 0.03 + item * (width / 5.3);
      const colour = light.lit(
        (['#d9a441', '#6d8fa3', '#b8604a', '#e9dcc0', '#7f9a6a'] as const)[item] ?? '#e9dcc0',
      );
      if (item % 2 === 0) {
        pen.draw(roundRect(px, y - 0.08, 0.05, 0.08, 0.012), colour, {width: 0.9});
        pen.draw(rect(px + 0.006, y - 0.094, 0.038, 0.016), darker(colour, 0.12), {width: 0.8});
      } else {
        pen.draw(
          curve([
            [px, y],
            [px - 0.004, y - 0.035],
            [px + 0.025, y - 0.045],
            [px + 0.055, y - 0.035],
            [px + 0.05, y],
          ]),
          colour,
          {width: 0.9},
        );
      }
    }
    for (const hook of [0.08, 0.2, 0.32]) {
      pen.ink(line([x + hook, y + 0.018], [x + hook, y + 0.04]), {width: 1});
      pen.draw(
        curve([
          [x + hook - 0.022, y + 0.04],
          [x + hook + 0.022, y + 0.04],
          [x + hook + 0.018, y + 0.08],
          [x + hook - 0.018, y + 0.08],
        ]),
        light.lit('#e9e2d0'),
        {width: 0.8},
      );
    }
  }
}

function kettle(pen: Pen, colour: `#${string}`): void {
  pen.ink(arc(0, -0.6, 0.36, 0.4, 0.52, 0.98), {width: 2.4});
  pen.draw(
    curve([
      [0.4, -0.3],
      [0.62, -0.52],
      [0.72, -0.66],
      [0.8, -0.6],
      [0.62, -0.26],
      [0.46, -0.1],
    ]),
    colour,
  );
  const pot = curve([
    [-0.5, 0],
    [-0.56, -0.34],
    [-0.3, -0.66],
    [0.3, -0.66],
    [0.56, -0.34],
    [0.5, 0],
  ]);
  pen.draw(pot, colour);
  pen.shade(pot, -0.12, -0.06, '#2b3350', 0.24);
  pen.draw(ellipse(0, -0.7, 0.1, 0.08), darker(colour, 0.15));
  pen.fill(ellipse(0.2, -0.42, 0.08, 0.16, 0.06), lighter(colour, 0.25), 0.7);
}

function table(pen: Pen, {half, light}: Stage, y: number): void {
  const wood = light.lit('#b8804f');
  pen.draw(
    poly([
      [-half * 0.5, y - 0.02],
      [half * 0.5, y - 0.02],
      [half * 0.66, y + 0.085],
      [-half * 0.66, y + 0.085],
    ]),
    wood,
  );
  pen.draw(rect(-half * 0.66, y + 0.085, half * 1.32, 0.03), darker(wood, 0.08));
  pen.fill(rect(-half * 0.6, y + 0.115, half * 1.2, 0.5), darker(wood, 0.28), 0.5);
  for (const x of [-half * 0.3, half * 0.1, half * 0.42])
    pen.ink(line([x, y - 0.016], [x * 1.25, y + 0.08]), {width: 0.7, alpha: 0.35});
  pen.draw(ellipse(-half * 0.24, y + 0.04, 0.085, 0.02), light.lit('#f4ecdc'), {width: 0.9});
  for (const [dx, dy] of [
    [-0.03, -0.014],
    [0.02, -0.018],
    [0.0, -0.03],
  ] as const)
    pen.draw(ellipse(-half * 0.24 + dx, y + 0.034 + dy, 0.032, 0.02), light.lit('#d09a55'), {width: 0.8});
  pen.draw(
    curve([
      [half * 0.26, y + 0.05],
      [half * 0.25, y - 0.03],
      [half * 0.28, y - 0.06],
      [half * 0.33, y - 0.06],
      [half * 0.36, y - 0.03],
      [half * 0.35, y + 0.05],
    ]),
    light.lit('#7f9fb0'),
  );
}

/** Steam from the spout. */
function steam(x: number, y: number): LiveLayer {
  return {
    kind: 'live',
    depth: 0.88,
    draw: (ctx, seconds, view) => {
      for (let puff = 0; puff < 5; puff++) {
        const t = (seconds * 0.42 + puff / 5) % 1;
        const px = view.originX + (x + Math.sin(t * 6 + puff) * 0.014 + t * 0.02) * view.scale;
        const py = view.originY + (y - t * 0.16) * view.scale;
        const reach = (0.012 + t * 0.035) * view.scale;
        ctx.fillStyle = `rgba(255, 253, 246, ${0.34 * (1 - t) * Math.min(1, t * 6)})`;
        ctx.beginPath();
        ctx.arc(px, py, reach, 0, Math.PI * 2);
        ctx.fill();
      }
    },
  };
}
