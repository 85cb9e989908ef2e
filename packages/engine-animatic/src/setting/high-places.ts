import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, rect} from '../pen/shape.ts';
import {between} from '../seed.ts';
import {rooftops, skyline} from './far-shapes.ts';
import type {Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

const open = {before: [], seat: null, table: false, door: null, indoors: false} as const;

/** A roof over a town: parapet, water tank, washing on a line. */
export function rooftop(stage: Stage): Setting {
  const {half, light, horizon, ground} = stage;
  const wall = ground - 0.22;
  return {
    ...open,
    behind: [
      ...sky(stage, -0.32),
      {kind: 'still', depth: 0.18, box: {top: -0.5, bottom: wall + 0.03}, paint: (pen) => skyline(pen, stage, {y: horizon + 0.16, size: 0.26, colour: light.lit('#7d8a96', 0.6), lit: light.lamps ? 0.45 : 0.25})},
      {
        kind: 'still',
        depth: 0.45,
        box: {top: horizon - 0.24, bottom: wall + 0.03},
        paint: (pen) => rooftops(pen, stage, {y: horizon + 0.2, size: 0.13, distance: 0.28, walls: ['#d9b79c', '#c9a48a', '#cfc8b8'], roofs: ['#a85f48', '#8c5a4a', '#b5705a']}),
      },
      {
        kind: 'still',
        depth: 0.94,
        box: {top: -0.45},
        paint: (pen) => {
          const brick = light.lit('#b0705a');
          pen.draw(rect(-half * 1.6, wall, half * 3.2, 0.14), brick);
          for (let row = 0; row < 4; row++) {
            pen.ink(line([-half * 1.6, wall + row * 0.035], [half * 1.6, wall + row * 0.035]), {width: 0.6, alpha: 0.35});
            for (let x = -half * 1.5 + (row % 2) * 0.045; x < half * 1.5; x += 0.09) pen.ink(line([x, wall + row * 0.035], [x, wall + row * 0.035 + 0.035]), {width: 0.6, alpha: 0.35});
          }
          pen.draw(rect(-half * 1.6, wall - 0.022, half * 3.2, 0.026), light.lit('#d9cbb3'));
          const tar = light.lit('#8f8a86');
          pen.wash(rect(-half * 1.6, wall + 0.13, half * 3.2, 1), [0, wall + 0.13], [0, 0.6], [[0, tar], [1, darker(tar, 0.08)]]);
          pen.ink(line([-half * 1.6, wall + 0.13], [half * 1.6, wall + 0.13]), {width: 1.1});
          tank(pen, stage, -half * 0.66, wall + 0.14);
          washing(pen, stage, wall);
        },
      },
    ],
  };
}

/** A bridge over a river, with the town on its banks. */
export function bridge(stage: Stage): Setting {
  const {half, light, horizon, ground, random} = stage;
  const rail = ground - 0.24;
  const water = light.lit('#5f8f96', 0.15);
  return {
    ...open,
    behind: [
      ...sky(stage, 0.24),
      {
        kind: 'still',
        depth: 0.2,
        box: {top: -0.45, bottom: rail + 0.2},
        paint: (pen) => {
          rooftops(pen, stage, {y: horizon + 0.05, size: 0.1, distance: 0.5, rise: 0.04, walls: ['#efdcb8', '#d3a98c', '#c4cabd'], roofs: ['#b4603f', '#a2553d', '#bf7a55']});
          pen.wash(rect(-half * 1.6, horizon + 0.06, half * 3.2, 0.5), [0, horizon + 0.06], [0, 0.4], [[0, mix(water, light.skyLow, 0.45)], [1, darker(water, 0.05)]]);
          pen.ink(line([-half * 1.6, horizon + 0.06], [half * 1.6, horizon + 0.06]), {width: 0.8, alpha: 0.6});
          for (let span = -2; span <= 2; span++) {
            const x = span * 0.42 + 0.1;
            pen.draw(poly([[x - 0.05, horizon + 0.075], [x - 0.035, horizon - 0.03], [x + 0.035, horizon - 0.03], [x + 0.05, horizon + 0.075]]), light.lit('#c4b69c', 0.4), {width: 0.8});
            pen.draw({closed: true, points: [...arc(x + 0.21, horizon + 0.07, 0.17, 0.085, 0.5, 1).points, [x + 0.42, horizon - 0.045], [x, horizon - 0.045]]}, light.lit('#c4b69c', 0.4), {width: 0.8});
          }
          for (let index = 0; index < 60; index++) {
            const [x, y] = [between(random, -half * 1.3, half * 1.3), between(random, horizon + 0.08, rail + 0.12)];
            const reach = 0.01 + (y - horizon) * 0.14;
            pen.ink(curve([[x - reach, y], [x, y - 0.003], [x + reach, y]], false), {width: 0.8, colour: light.lamps && index % 3 === 0 ? light.glow : lighter(water, 0.14), alpha: 0.6});
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
          pen.wash(rect(-half * 1.6, ground - 0.1, half * 3.2, 1), [0, ground - 0.1], [0, 0.6], [[0, deck], [1, darker(deck, 0.1)]]);
          pen.ink(line([-half * 1.6, ground - 0.1], [half * 1.6, ground - 0.1]), {width: 1.2});
          for (let x = -half * 1.5; x < half * 1.5; x += 0.055) pen.ink(line([x, rail + 0.02], [x, ground - 0.105]), {width: 1.6, colour: iron});
          for (let x = -half * 1.5; x < half * 1.5; x += 0.33) pen.draw(rect(x - 0.014, rail - 0.02, 0.028, 0.16), iron, {width: 0.9});
          for (const y of [rail, ground - 0.13]) pen.draw(rect(-half * 1.6, y, half * 3.2, 0.02), iron, {width: 0.9});
          for (const x of [-half * 0.66, half * 0.62]) {
            if (light.lamps) pen.glow([x, -0.3], 0.3, light.glow, 0.6);
            pen.draw(poly([[x - 0.012, ground - 0.1], [x - 0.006, -0.26], [x + 0.006, -0.26], [x + 0.012, ground - 0.1]]), iron);
            pen.draw(ellipse(x, -0.3, 0.04, 0.045), light.lamps ? '#fff2c6' : light.lit('#e5e9e2'));
            pen.draw(poly([[x - 0.03, -0.342], [x, -0.372], [x + 0.03, -0.342]]), iron);
          }
          for (let index = -14; index <= 14; index++) pen.ink(line([index * 0.2, ground - 0.095], [index * 0.42, ground + 0.4]), {width: 0.6, alpha: 0.3});
        },
      },
    ],
  };
}

/** The surface of a moon, with a planet in its sky. */
export function space(stage: Stage): Setting {
  const {half, light, horizon, ground, random} = stage;
  return {
    ...open,
    behind: [
      {
        kind: 'still',
        depth: 0,
        paint: (pen) => {
          pen.wash(rect(-half * 2, -1.5, half * 4, 3), [0, -0.5], [0, 0.3], [[0, '#0d1228'], [0.7, '#232a52'], [1, '#4a3f6d']]);
          for (let index = 0; index < 170; index++) pen.fill(ellipse(between(random, -half, half), between(random, -0.6, 0.3), 0.001 + random() * 0.0026, 0.001 + random() * 0.0026), random() < 0.2 ? '#ffd9a0' : '#f4f2ff', 0.4 + random() * 0.6);
          const [x, y] = [half * 0.42, -0.2];
          pen.glow([x, y], 0.4, '#f0a878', 0.3);
          const planet = ellipse(x, y, 0.17, 0.17);
          pen.draw(planet, '#d98f62');
          pen.clip(planet, () => {
            for (const [dy, tone] of [[-0.1, '#e8b488'], [-0.03, '#c4744f'], [0.05, '#e8b488'], [0.11, '#b5654a']] as const) pen.fill(curve([[x - 0.2, y + dy], [x, y + dy + 0.02], [x + 0.2, y + dy - 0.01], [x + 0.2, y + dy + 0.03], [x, y + dy + 0.045], [x - 0.2, y + dy + 0.025]]), tone);
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
          for (const [x, width, height] of [[-half * 0.75, 0.7, 0.16], [half * 0.1, 0.5, 0.1], [half * 0.85, 0.8, 0.19]] as const) pen.draw(poly([[x - width / 2, horizon + 0.15], [x - width * 0.2, horizon + 0.12 - height], [x, horizon + 0.14 - height * 0.8], [x + width * 0.12, horizon + 0.1 - height], [x + width / 2, horizon + 0.15]]), '#565179', {width: 0.9});
        },
      },
      {
        kind: 'still',
        depth: 0.95,
        box: {top: horizon + 0.06},
        paint: (pen) => {
          const dust = mix('#9d97b5', light.lit('#9d97b5'), 0.2);
          const brow = curve([[-half * 1.6, horizon + 0.14], [-half * 0.4, horizon + 0.11], [half * 0.5, horizon + 0.13], [half * 1.6, horizon + 0.1]], false).points;
          pen.wash(poly([...brow, [half * 1.6, 1.2], [-half * 1.6, 1.2]]), [0, horizon + 0.1], [0, 0.6], [[0, dust], [1, darker(dust, 0.18)]]);
          pen.ink({points: brow, closed: false}, {width: 1});
          for (const [x, y, size] of [[-half * 0.6, ground - 0.08, 0.16], [half * 0.5, ground - 0.04, 0.2], [-0.05, ground + 0.08, 0.12], [half * 0.9, ground + 0.06, 0.13], [-half * 0.95, ground + 0.05, 0.11]] as const) {
            pen.draw(ellipse(x, y, size, size * 0.22), darker(dust, 0.1), {width: 0.9});
            pen.fill(ellipse(x + size * 0.08, y + size * 0.045, size * 0.86, size * 0.15), darker(dust, 0.2));
          }
        },
      },
    ],
  };
}

function tank(pen: Pen, {light}: Stage, x: number, foot: number): void {
  const wood = light.lit('#8a6248');
  for (const dx of [-0.1, 0, 0.1]) pen.ink(line([x + dx, foot], [x + dx * 0.85, foot - 0.18]), {width: 2.2});
  pen.ink(line([x - 0.095, foot - 0.03], [x + 0.09, foot - 0.15]), {width: 1.2});
  const barrel = poly([[x - 0.12, foot - 0.17], [x - 0.11, foot - 0.38], [x + 0.11, foot - 0.38], [x + 0.12, foot - 0.17]]);
  pen.draw(barrel, wood);
  pen.shade(barrel, -0.04, 0, '#2b3350', 0.24);
  for (const dx of [-0.07, -0.025, 0.025, 0.07]) pen.ink(line([x + dx, foot - 0.375], [x + dx * 1.05, foot - 0.175]), {width: 0.7, alpha: 0.6});
  for (const dy of [0.21, 0.31]) pen.ink(line([x - 0.118, foot - dy], [x + 0.118, foot - dy]), {width: 1.3});
  pen.draw(poly([[x - 0.13, foot - 0.375], [x, foot - 0.47], [x + 0.13, foot - 0.375]]), darker(wood, 0.08));
  pen.ink(barrel);
}

function washing(pen: Pen, {light, half}: Stage, wall: number): void {
  const [left, right] = [half * 0.28, half * 0.92];
  const y = wall - 0.2;
  for (const x of [left, right]) pen.draw(rect(x - 0.008, y - 0.03, 0.016, 0.34), light.lit('#8a6248'), {width: 0.9});
  pen.ink(curve([[left, y], [(left + right) / 2, y + 0.025], [right, y]], false), {width: 0.9});
  const tones = ['#f2e8d2', '#b8604a', '#6d8fa3', '#d9b36a'] as const;
  tones.forEach((tone, index) => {
    const x = left + ((right - left) * (index + 0.35)) / 4.1;
    const sway = index % 2 === 0 ? 0.006 : -0.004;
    const sheet = curve([[x, y + 0.014], [x + 0.07, y + 0.018], [x + 0.074 + sway, y + 0.12], [x + 0.035, y + 0.128], [x + sway - 0.004, y + 0.118]]);
    pen.draw(sheet, light.lit(tone), {width: 0.9});
    pen.ink(line([x + 0.03, y + 0.03], [x + 0.028 + sway, y + 0.11]), {width: 0.6, alpha: 0.4});
  });
}
