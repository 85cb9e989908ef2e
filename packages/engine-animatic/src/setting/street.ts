import {darker, lighter, mix, type Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import {between, pick, type Random} from '../seed.ts';
import {skyline} from './far-shapes.ts';
import {lettering} from './lettering.ts';
import type {LiveLayer, Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

const fronts: readonly [Colour, ...Colour[]] = [
  '#b8705a',
  '#c9a679',
  '#8d9a8c',
  '#a9838a',
  '#d0b493',
  '#7f8f9c',
];
const signs = ['CAFÉ', 'BOOKS', 'BAKERY', 'HOTEL', 'RADIO', 'TEA'] as const;

/** A town street seen from across: shop fronts, lamps, wet paving. */
export function street(stage: Stage): Setting {
  const {half, light, horizon, ground, random, weather} = stage;
  const kerb = ground - 0.1;
  const wet = weather === 'rain' || weather === 'storm';
  const night = light.lamps;
  return {
    behind: [
      ...sky(stage, 0.34),
      {
        kind: 'still',
        depth: 0.22,
        box: {top: -0.5, bottom: horizon + 0.12},
        paint: (pen) =>
          skyline(pen, stage, {
            y: horizon + 0.12,
            size: 0.28,
            colour: light.lit('#7d8a96', 0.55),
            lit: night ? 0.42 : 0.25,
          }),
      },
      {
        kind: 'still',
        depth: 0.62,
        box: {top: -0.75, bottom: kerb + 0.04},
        paint: (pen) => houses(pen, stage, kerb, random),
      },
      {
        kind: 'still',
        depth: 0.95,
        box: {top: kerb - 0.01},
        paint: (pen) => {
          const road = light.lit(night ? '#6d7280' : '#a8a59c');
          pen.fill(rect(-half * 1.6, kerb, half * 3.2, 0.05), light.lit('#c9c0ae', 0.05));
          pen.ink(line([-half * 1.6, kerb], [half * 1.6, kerb]), {width: 1.2});
          pen.wash(
            rect(-half * 1.6, kerb + 0.04, half * 3.2, 1),
            [0, kerb + 0.04],
            [0, 0.6],
            [
              [0, lighter(road, 0.02)],
              [1, darker(road, 0.08)],
            ],
          );
          pen.ink(line([-half * 1.6, kerb + 0.042], [half * 1.6, kerb + 0.042]), {width: 1.1});
          for (let row = 0; row < 7; row++) {
            const y = kerb + 0.06 + row * 0.03 + row * row * 0.006;
            for (let index = 0; index < 30; index++) {
              const x = between(random, -half * 1.4, half * 1.4);
              const size = 0.03 + row * 0.008;
              pen.ink(arc(x, y + size * 0.3, size, size * 0.4, 0.56, 0.94), {width: 0.7, alpha: 0.3});
            }
          }
          if (wet || night) reflections(pen, stage, kerb, wet ? 0.5 : 0.22);
        },
      },
      ...(night ? [flicker(stage, kerb)] : []),
      {
        kind: 'still',
        depth: 0.98,
        box: {top: -0.5, bottom: kerb + 0.09},
        paint: (pen) => lamps(pen, stage, kerb + 0.075),
      },
    ],
    before: [],
    seat: null,
    table: false,
    door: null,
    indoors: false,
  };
}

function houses(pen: Pen, stage: Stage, base: number, random: Random): void {
  const {half, light} = stage;
  let last = '';
  for (let x = -half * 1.35; x < half * 1.35;) {
    const width = between(random, 0.36, 0.56);
    const top = base - between(random, 0.62, 0.92);
    let own = pick(random, fronts);
    if (own === last) own = pick(random, fronts);
    last = own;
    const wall = light.lit(own, 0.06);
    pen.draw(rect(x, top, width, base - top), wall);
    pen.hatch(rect(x + width * 0.9, top, width * 0.1, base - top), {turn: 0.22, gap: 6, alpha: 0.22});
    pen.draw(rect(x - 0.012, top - 0.026, width + 0.024, 0.036), darker(wall, 0.07), {width: 0.9});
    const columns = width > 0.46 ? 3 : 2;
    for (let row = 0; row < Math.floor((base - top - 0.3) / 0.17); row++) {
      for (let column = 0; column < columns; column++) {
        const wx = x + (width * (column + 0.5)) / columns - 0.038;
        const wy = top + 0.05 + row * 0.17;
        pane(pen, stage, wx, wy, 0.076, 0.105, random);
      }
    }
    shop(pen, stage, x + 0.025, base, width - 0.05, random, wall);
    x += width;
  }
}

function pane(
  pen: Pen,
  {light}: Stage,
  x: number,
  y: number,
  width: number,
  height: number,
  random: Random,
): void {
  const on = light.lamps && random() < 0.55;
  const glass = on ? light.glow : light.lit('#9fb6bd', 0.1);
  pen.draw(rect(x, y, width, height), glass, {width: 0.9});
  if (on) pen.fill(rect(x, y + height * 0.45, width, height * 0.55), mix(light.glow, '#ff9a4a', 0.4), 0.35);
  if (on && random() < 0.3)
    pen.fill(ellipse(x + width * 0.5, y + height * 0.75, width * 0.16, height * 0.24), '#3a2a33', 0.75);
  pen.ink(line([x + width / 2, y], [x + width / 2, y + height]), {width: 0.6});
  pen.ink(line([x, y + height * 0.4], [x + width, y + height * 0.4]), {width: 0.6});
  pen.draw(rect(x - 0.008, y + height, width + 0.016, 0.012), light.lit('#e0d4bc', 0.08), {width: 0.7});
}

function shop(
  pen: Pen,
  {light, sign}: Stage,
  x: number,
  base: number,
  width: number,
  random: Random,
  wall: Colour,
): void {
  const trim = light.lit(pick(random, ['#3f6b66', '#7b3f3f', '#3f4f73', '#6b5a3a']), 0.04);
  const top = base - 0.27;
  pen.draw(rect(x, top, width, 0.27), darker(wall, 0.1));
  const glass = light.lamps ? light.glow : light.lit('#a9c0c2', 0.06);
  const doorWidth = 0.095;
  const window = rect(x + 0.02, base - 0.205, width - doorWidth - 0.06, 0.165);
  pen.draw(window, glass);
  if (light.lamps) {
    pen.clip(window, () =>
      pen.wash(
        window,
        [0, base - 0.2],
        [0, base - 0.04],
        [
          [0, '#fff0c2'],
          [1, '#f0a852'],
        ],
      ),
    );
    pen.ink(window);
  } else {
    pen.clip(window, () =>
      pen.fill(
        poly([
          [x + 0.05, base],
          [x + 0.1, base],
          [x + 0.2, base - 0.25],
          [x + 0.15, base - 0.25],
        ]),
        '#ffffff',
        0.3,
      ),
    );
  }
  for (let item = 0; item < 4; item++)
    pen.fill(
      roundRect(x + 0.035 + item * 0.05, base - 0.04 - between(random, 0.03, 0.07), 0.03, 0.07, 0.008),
      mix(trim, '#3a2a33', 0.4),
      0.6,
    );
  const doorX = x + width - doorWidth - 0.015;
  pen.draw(rect(doorX, base - 0.205, doorWidth, 0.205), trim);
  pen.draw(rect(doorX + 0.018, base - 0.188, doorWidth - 0.036, 0.09), glass, {width: 0.8});
  pen.fill(ellipse(doorX + 0.014, base - 0.085, 0.005, 0.005), '#e0bf6a');
  const board = rect(x, top, width, 0.05);
  pen.draw(board, trim);
  const text = random() < 0.25 && sign !== null ? sign.toUpperCase() : pick(random, signs);
  lettering(pen, text, [x + width / 2, top + 0.027], 0.034, width * 0.8, light.lamps ? '#fff0c4' : '#f2e8d0');
  if (random() < 0.6) {
    const stripes = 6;
    for (let stripe = 0; stripe < stripes; stripe++) {
      const from = x + 0.01 + ((width - doorWidth - 0.03) * stripe) / stripes;
      const to = x + 0.01 + ((width - doorWidth - 0.03) * (stripe + 1)) / stripes;
      pen.draw(
        poly([
          [from, top + 0.052],
          [to, top + 0.052],
          [to - 0.004, top + 0.1],
          [(from + to) / 2, top + 0.11],
          [from - 0.004, top + 0.1],
        ]),
        stripe % 2 === 0 ? light.lit('#f0e4cb', 0.04) : trim,
        {width: 0.7},
      );
    }
  }
}

function lampXs({half}: Stage): readonly number[] {
  return [-half * 0.62, half * 0.6];
}

function lamps(pen: Pen, stage: Stage, foot: number): void {
  const {light} = stage;
  const iron = light.lit('#39454a');
  for (const x of lampXs(stage)) {
    const top = -0.31;
    if (light.lamps) pen.glow([x + 0.075, top + 0.02], 0.3, light.glow, 0.6);
    pen.draw(
      poly([
        [x - 0.009, foot],
        [x - 0.006, top],
        [x + 0.006, top],
        [x + 0.009, foot],
      ]),
      iron,
    );
    pen.draw(rect(x - 0.022, foot - 0.05, 0.044, 0.05), iron);
    pen.ink(
      curve(
        [
          [x, top + 0.03],
          [x + 0.02, top - 0.03],
          [x + 0.075, top - 0.03],
        ],
        false,
      ),
      {width: 2, colour: iron},
    );
    pen.draw(
      poly([
        [x + 0.052, top - 0.028],
        [x + 0.098, top - 0.028],
        [x + 0.088, top + 0.045],
        [x + 0.062, top + 0.045],
      ]),
      light.lamps ? '#fff2c6' : light.lit('#dfe4dc'),
    );
    pen.draw(
      poly([
        [x + 0.044, top - 0.026],
        [x + 0.075, top - 0.052],
        [x + 0.106, top - 0.026],
      ]),
      iron,
    );
  }
}

function reflections(pen: Pen, stage: Stage, kerb: number, strength: number): void {
  const {light, half, random} = stage;
  for (let index = 0; index < 16; index++) {
    const x = between(random, -half * 1.2, half * 1.2);
    const width = between(random, 0.02, 0.07);
    const colour = light.lamps
      ? pick(random, [light.glow, '#ff9d5c', '#ffe6a8'])
      : lighter(light.skyLow, 0.08);
    for (let dash = 0; dash < 5; dash++) {
      const y = kerb + 0.06 + dash * 0.035 + random() * 0.02;
      pen.fill(
        ellipse(x + between(random, -0.01, 0.01), y, width * (1 - dash * 0.1), 0.006 + random() * 0.005),
        colour,
        strength * (1 - dash * 0.16),
      );
    }
  }
}

/** Windows across the way that go on and off, and a car's lights that pass. */
function flicker(stage: Stage, kerb: number): LiveLayer {
  const {half} = stage;
  return {
    kind: 'live',
    depth: 0.9,
    draw: (ctx, seconds, view) => {
      const x = view.originX + (((seconds * 0.55) % (half * 4)) - half * 2) * view.scale;
      const y = view.originY + (kerb + 0.03) * view.scale;
      const reach = 0.16 * view.scale;
      const gradient = ctx.createRadialGradient(0, 0, 0, 0, 0, reach);
      gradient.addColorStop(0, 'rgba(255, 236, 186, 0.55)');
      gradient.addColorStop(1, 'rgba(255, 236, 186, 0)');
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(1, 0.42);
      ctx.fillStyle = gradient;
      ctx.fillRect(-reach, -reach, reach * 2, reach * 2);
      ctx.restore();
    },
  };
}
