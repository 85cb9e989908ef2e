import {darker, lighter, mix, type Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, rect, roundRect, type Shape} from '../pen/shape.ts';
import {hills, rooftops, tree} from './far-shapes.ts';
import {potPlant} from './interior.ts';
import type {Layer, Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';
import {weatherLayers} from './weather-layers.ts';
import {wetGlass} from './wet-glass.ts';

const top = -0.43;
const sill = 0.13;

/** A seat at a wide window: a train compartment where the outside moves, else a room. */
export function windowSeat(stage: Stage): Setting {
  const {horizon, moving, weather} = stage;
  const wide = Math.max(0.28, Math.min(stage.aspect * 0.4, 0.66));
  const pane = roundRect(-wide, top, wide * 2, sill - top, moving ? 0.06 : 0.012);
  const wet = weather === 'rain' || weather === 'storm';
  return {
    behind: [
      ...sky({...stage, horizon: horizon - 0.02}),
      landscape(stage),
      ...weatherLayers(stage, 'behind'),
      ...(wet ? [wetGlass(0.84, {left: -wide, top, right: wide, bottom: sill})] : []),
      {kind: 'still', depth: 0.88, paint: (pen) => wall(pen, stage, pane, wide)},
    ],
    before: moving
      ? []
      : [{kind: 'still', depth: 1.25, box: {top: 0.18}, paint: (pen) => cushionPile(pen, stage)}],
    seat: 0.17,
    table: false,
    door: null,
    indoors: true,
  };
}

function landscape(stage: Stage): Layer {
  const {half, light, horizon, moving, random} = stage;
  const far = moving ? 3 : 0;
  return {
    kind: 'still',
    depth: 0.3,
    box: {left: -half * 1.3 - far, right: half * 1.3, top: -0.36, bottom: 0.3},
    ...(moving && {motion: (seconds: number) => ({x: seconds * 0.11, y: 0})}),
    paint: (pen) => {
      const broad = {...stage, half: half + far};
      const place = pen.within({x: -far / 2});
      hills(place, broad, {
        y: horizon - 0.06,
        rise: 0.16,
        colour: light.lit('#7f9b96', 0.6),
        steps: moving ? 14 : 7,
      });
      rooftops(place, broad, {
        y: horizon - 0.01,
        size: 0.07,
        distance: 0.42,
        rise: 0.03,
        walls: ['#ead9bd', '#d9b79c', '#cfd0c4'],
        roofs: ['#b06a50', '#9c5c4a', '#a8705a'],
      });
      rooftops(place, broad, {
        y: horizon + 0.07,
        size: 0.095,
        distance: 0.24,
        walls: ['#efdcb8', '#d3a98c', '#c4cabd'],
        roofs: ['#b4603f', '#a2553d', '#bf7a55'],
      });
      for (let x = -half * 1.3 - far / 2; x < half * 1.3 + far / 2; x += 0.16 + random() * 0.34)
        tree(
          place.within({x, y: horizon + 0.13, scale: 0.16 + random() * 0.1}),
          random,
          light.lit('#55785a', 0.16),
          light.lit('#5d4a3c', 0.2),
        );
      place.fill(rect(-half * 2 - 4, horizon + 0.11, half * 4 + 8, 0.4), light.lit('#8f9f72', 0.16));
    },
  };
}

function wall(pen: Pen, {light, half, moving, ground, weather}: Stage, pane: Shape, wide: number): void {
  const paper = light.lit(moving ? '#8a6447' : '#9db0a2', 0.02);
  const trim = light.lit(moving ? '#d0a56c' : '#f3e9d3', 0.02);
  const cloth = light.lit(moving ? '#3f6d6a' : '#c98a5a');
  pen.wash(
    rect(-half * 1.6, -1, half * 3.2, 2),
    [-half, -0.5],
    [half, 0.4],
    [
      [0, darker(paper, 0.04)],
      [0.5, lighter(paper, 0.03)],
      [1, darker(paper, 0.05)],
    ],
  );
  if (moving) {
    for (let x = -half * 1.5; x < half * 1.5; x += 0.12)
      pen.ink(line([x, -0.6], [x + 0.002, 0.6]), {width: 0.7, alpha: 0.22});
  } else {
    // A sprigged wallpaper.
    for (let row = 0; row < 9; row++) {
      for (let column = -12; column <= 12; column++) {
        const [x, y] = [(column + (row % 2) / 2) * 0.13, -0.5 + row * 0.09];
        pen.ink(
          curve(
            [
              [x - 0.012, y + 0.006],
              [x, y - 0.012],
              [x + 0.012, y + 0.006],
            ],
            false,
          ),
          {width: 0.8, colour: lighter(paper, 0.1), alpha: 0.8},
        );
      }
    }
  }
  const frame = roundRect(-wide - 0.04, top - 0.04, wide * 2 + 0.08, sill - top + 0.07, moving ? 0.09 : 0.02);
  pen.draw(frame, trim);
  pen.shade(frame, -0.01, -0.012, '#2b3350', 0.2);
  pen.erase(pane);
  pen.clip(pane, () => {
    for (const [x, width] of [
      [-wide * 0.78, 0.07],
      [-wide * 0.5, 0.022],
      [wide * 0.52, 0.05],
    ] as const)
      pen.fill(
        poly([
          [x, sill],
          [x + width, sill],
          [x + width + 0.2, top],
          [x + 0.2, top],
        ]),
        '#ffffff',
        weather === 'rain' ? 0.1 : 0.16,
      );
  });
  pen.ink(pane, {width: 1.3});
  for (const x of moving ? [0] : [-wide * 0.34, wide * 0.34])
    pen.draw(rect(x - 0.011, top, 0.022, sill - top), trim, {width: 0.9});
  if (!moving) pen.draw(rect(-wide, top + 0.13, wide * 2, 0.016), trim, {width: 0.9});
  pen.draw(
    poly([
      [-wide - 0.08, sill + 0.02],
      [wide + 0.08, sill + 0.02],
      [wide + 0.1, sill + 0.052],
      [-wide - 0.1, sill + 0.052],
    ]),
    lighter(trim, 0.02),
  );
  if (moving)
    for (const side of [-1, 1])
      pen.draw(
        curve([
          [side * wide, top],
          [side * (wide - 0.08), top + 0.04],
          [side * (wide - 0.05), -0.1],
          [side * (wide - 0.09), sill - 0.01],
          [side * wide, sill],
        ]),
        cloth,
      );
  else {
    curtains(pen, wide, light.lit('#b8604a', 0.01));
    potPlant(
      pen.within({x: wide * 0.78, y: sill + 0.024, scale: 0.13}),
      light.lit('#4f7a58'),
      light.lit('#c47a52'),
    );
    for (const [index, tone] of (['#5f7f95', '#c9a24f', '#8a5a66'] as const).entries())
      pen.draw(
        rect(-wide * 0.9, sill + 0.02 - (index + 1) * 0.018, 0.13 - index * 0.014, 0.018),
        light.lit(tone),
        {width: 0.8},
      );
  }
  bench(pen, {half, ground, moving, cloth, panel: light.lit(moving ? '#6d4c37' : '#e5d8bd')});
}

function bench(
  pen: Pen,
  {
    half,
    ground,
    moving,
    cloth,
    panel,
  }: {
    readonly half: number;
    readonly ground: number;
    readonly moving: boolean;
    readonly cloth: Colour;
    readonly panel: Colour;
  },
): void {
  const seat = ground - 0.175;
  const edge = half * 1.6;
  if (moving) {
    const back = roundRect(-edge, seat - 0.11, edge * 2, 0.16, 0.03);
    pen.draw(back, darker(cloth, 0.03));
    for (let x = -edge; x < edge; x += 0.28) {
      pen.ink(line([x, seat - 0.1], [x + 0.01, seat]), {width: 0.8, alpha: 0.5});
      pen.fill(ellipse(x + 0.14, seat - 0.05, 0.008, 0.008), darker(cloth, 0.18));
    }
  }
  const cushion = roundRect(-edge, seat - 0.008, edge * 2, 0.07, 0.02);
  pen.draw(cushion, cloth);
  pen.clip(cushion, () => {
    for (let x = -edge; x < edge; x += 0.085)
      pen.fill(rect(x, seat - 0.02, 0.026, 0.1), lighter(cloth, 0.07), 0.7);
  });
  pen.shade(cushion, 0, -0.03, '#2b3350', 0.22);
  pen.ink(cushion);
  pen.draw(rect(-edge, seat + 0.062, edge * 2, 0.7), panel);
  for (let x = -edge; x < edge; x += 0.34) {
    pen.ink(roundRect(x + 0.03, seat + 0.095, 0.28, 0.12, 0.01), {width: 0.9, alpha: 0.6});
  }
  pen.hatch(rect(-edge, seat + 0.064, edge * 2, 0.03), {turn: 0.12, gap: 5, alpha: 0.3});
  const floor = ground - 0.015;
  pen.fill(
    rect(-edge, floor, edge * 2, 0.6),
    mix(panel, moving ? '#2a2430' : '#8a6248', moving ? 0.55 : 0.8),
  );
  pen.ink(line([-edge, floor], [edge, floor]), {width: 1.1});
  for (let index = -14; index <= 14; index++)
    pen.ink(line([index * 0.19, floor], [index * 0.4, floor + 0.5]), {width: 0.7, alpha: 0.35});
}

function curtains(pen: Pen, wide: number, cloth: Colour): void {
  pen.ink(line([-wide - 0.2, top - 0.035], [wide + 0.2, top - 0.035]), {width: 2.8});
  for (const side of [-1, 1]) {
    const x = (distance: number): number => side * (wide + distance);
    const drape = curve([
      [x(0.19), top - 0.03],
      [x(-0.09), top - 0.03],
      [x(-0.06), -0.2],
      [x(0.02), -0.02],
      [x(0.05), 0.04],
      [x(0.02), 0.12],
      [x(0.0), 0.24],
      [x(0.17), 0.25],
      [x(0.15), 0.04],
      [x(0.2), -0.2],
    ]);
    pen.draw(drape, cloth);
    pen.shade(drape, -0.03, -0.01, '#2b3350', 0.2);
    for (const fold of [-0.03, 0.04, 0.11]) {
      pen.ink(
        curve(
          [
            [x(fold), top],
            [x(fold * 0.7 + 0.03), -0.15],
            [x(0.085), 0.03],
          ],
          false,
        ),
        {width: 0.8, alpha: 0.55},
      );
      pen.ink(
        curve(
          [
            [x(0.09), 0.05],
            [x(fold * 0.5 + 0.06), 0.15],
            [x(fold * 0.6 + 0.05), 0.24],
          ],
          false,
        ),
        {width: 0.8, alpha: 0.55},
      );
    }
    pen.draw(
      curve([
        [x(0.04), 0.025],
        [x(0.16), 0.015],
        [x(0.17), 0.045],
        [x(0.05), 0.06],
      ]),
      darker(cloth, 0.1),
      {width: 0.9},
    );
    pen.ink(drape);
  }
}

function cushionPile(pen: Pen, {half, light}: Stage): void {
  for (const [x, y, turn, tone] of [
    [-half * 0.8, 0.33, -0.03, '#4f7f7a'],
    [half * 0.86, 0.36, 0.04, '#d0a24f'],
  ] as const) {
    const place = pen.within({x, y, turn, scale: 0.2});
    const pillow = curve([
      [-0.6, -0.5],
      [0, -0.44],
      [0.6, -0.5],
      [0.54, 0],
      [0.6, 0.5],
      [0, 0.44],
      [-0.6, 0.5],
      [-0.54, 0],
    ]);
    place.draw(pillow, light.lit(tone));
    place.shade(pillow, -0.1, -0.1, '#2b3350', 0.22);
    place.ink(pillow);
  }
}
