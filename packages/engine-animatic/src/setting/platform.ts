import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import {hills, rooftops, bush} from './far-shapes.ts';
import type {Layer, Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';
import {lettering} from './lettering.ts';
import {drawTrain, trainDepth, trainDoor, trainDoors, trainHalf, trainMotion} from './train.ts';

/** A country-town railway platform, seen across the tracks. */
export function platform(stage: Stage): Setting {
  const {half, light, horizon, ground, train} = stage;
  const edge = ground - 0.115;
  const rails = edge - 0.02;
  const layers: Layer[] = [
    ...sky(stage),
    {
      kind: 'still',
      depth: 0.2,
      box: {top: horizon - 0.36, bottom: horizon + 0.14},
      paint: (pen) => {
        hills(pen, stage, {y: horizon + 0.02, rise: 0.2, colour: light.lit('#7f9c92', 0.62)});
        rooftops(pen, stage, {
          y: horizon + 0.08,
          size: 0.075,
          distance: 0.45,
          rise: 0.1,
          walls: ['#f0dfc0', '#e9c9a8', '#e8d9cf', '#d9b7a0'],
          roofs: ['#bf6a4a', '#b05c43', '#c67f58'],
        });
      },
    },
    {
      kind: 'still',
      depth: 0.42,
      box: {top: horizon - 0.2, bottom: horizon + 0.17},
      paint: (pen) => {
        rooftops(pen, stage, {
          y: horizon + 0.12,
          size: 0.105,
          distance: 0.25,
          walls: ['#f3e6cb', '#e3b99a', '#cfd3c4', '#edd3a8'],
          roofs: ['#b9603f', '#a4553c', '#c4774f'],
        });
        for (let x = -half * 1.2; x < half * 1.2; x += 0.16)
          bush(
            pen.within({x: x + stage.random() * 0.1, y: horizon + 0.15, scale: 0.17 + stage.random() * 0.08}),
            stage.random,
            light.lit('#5f7d58', 0.2),
          );
      },
    },
    {
      kind: 'still',
      depth: 0.68,
      box: {top: -0.62, bottom: rails + 0.06},
      paint: (pen) => trackside(pen, stage, rails),
    },
  ];
  if (train !== 'none') {
    layers.push(
      {
        kind: 'still',
        depth: trainDepth,
        box: {left: -trainHalf - 0.1, right: trainHalf, top: rails - 0.54, bottom: rails + 0.04},
        motion: trainMotion(stage),
        paint: (pen) => drawTrain(pen, stage, rails),
      },
      ...trainDoors(stage, rails),
    );
  }
  layers.push(
    {kind: 'still', depth: 0.94, box: {top: edge - 0.03}, paint: (pen) => slab(pen, stage, edge)},
    {
      kind: 'still',
      depth: 0.97,
      box: {top: -0.75, bottom: ground + 0.03},
      paint: (pen) => furniture(pen, stage),
    },
  );
  return {
    behind: layers,
    before: [{kind: 'still', depth: 1.3, box: {top: -0.8, bottom: -0.3}, paint: (pen) => canopy(pen, stage)}],
    seat: 0.1,
    table: false,
    door: train === 'none' ? null : trainDoor,
    indoors: false,
  };
}

function trackside(pen: Pen, {half, light, horizon}: Stage, rails: number): void {
  const wall = light.lit('#c9b696', 0.14);
  const top = horizon + 0.085;
  pen.draw(rect(-half * 1.5, top, half * 3, rails - top + 0.02), wall);
  pen.fill(rect(-half * 1.5, top - 0.012, half * 3, 0.026), lighter(wall, 0.06));
  for (let x = -half * 1.4; x < half * 1.4; x += 0.17)
    pen.ink(line([x, top + 0.02], [x + 0.004, rails - 0.02]), {width: 0.6, alpha: 0.3});
  pen.hatch(rect(-half * 1.5, rails - 0.055, half * 3, 0.04), {turn: 0.14, gap: 6, alpha: 0.25});
  const gravel = light.lit('#8f8577', 0.06);
  pen.fill(rect(-half * 1.5, rails - 0.016, half * 3, 0.2), gravel);
  for (let x = -half * 1.4; x < half * 1.4; x += 0.052)
    pen.fill(
      poly([
        [x, rails - 0.004],
        [x + 0.03, rails - 0.004],
        [x + 0.026, rails + 0.014],
        [x - 0.006, rails + 0.014],
      ]),
      darker(gravel, 0.16),
    );
  pen.fill(rect(-half * 1.5, rails - 0.012, half * 3, 0.01), light.lit('#5c5a5c'));
  pen.ink(line([-half * 1.5, rails - 0.012], [half * 1.5, rails - 0.012]), {width: 1});
  for (const x of [-0.92, 0.68]) {
    pen.draw(rect(x - 0.007, -0.36, 0.014, rails + 0.35), light.lit('#59615f', 0.15), {width: 0.8});
    pen.ink(line([x, -0.3], [x + 0.2, -0.3]), {width: 1.4});
    pen.ink(line([x, -0.24], [x + 0.19, -0.3]), {width: 0.9});
  }
  for (const y of [-0.285, -0.255]) {
    pen.ink(
      curve(
        [
          [-half * 1.5, y - 0.03],
          [-0.72, y - 0.018],
          [0.08, y + 0.012],
          [0.88, y - 0.018],
          [half * 1.5, y - 0.03],
        ],
        false,
      ),
      {width: 0.9, alpha: 0.75},
    );
  }
}

function slab(pen: Pen, {half, light, weather}: Stage, edge: number): void {
  const stone = light.lit('#d3c8b2');
  pen.fill(rect(-half * 1.5, edge - 0.012, half * 3, 0.03), light.lit('#a39a88'));
  pen.wash(
    rect(-half * 1.5, edge, half * 3, 0.9),
    [0, edge],
    [0, edge + 0.4],
    [
      [0, stone],
      [1, darker(stone, 0.09)],
    ],
  );
  pen.ink(line([-half * 1.5, edge], [half * 1.5, edge]), {width: 1.5});
  pen.fill(rect(-half * 1.5, edge + 0.02, half * 3, 0.016), light.lit('#e3b23f'));
  for (let row = 0; row < 5; row++)
    pen.ink(
      line(
        [-half * 1.5, edge + 0.05 + row * row * 0.022 + row * 0.02],
        [half * 1.5, edge + 0.05 + row * row * 0.022 + row * 0.02],
      ),
      {width: 0.6, alpha: 0.28},
    );
  for (let index = -16; index <= 16; index++)
    pen.ink(line([index * 0.16, edge + 0.045], [index * 0.36, edge + 0.7]), {width: 0.6, alpha: 0.28});
  if (weather === 'rain' || weather === 'storm')
    for (const [x, y, size] of [
      [-0.5, 0.1, 0.2],
      [0.42, 0.16, 0.26],
      [0.95, 0.08, 0.14],
      [-1, 0.19, 0.2],
    ] as const)
      pen.fill(ellipse(x, edge + y, size, size * 0.1), mix(light.skyLow, '#ffffff', 0.25), 0.45);
}

function furniture(pen: Pen, stage: Stage): void {
  const {half, light, ground, sign} = stage;
  const iron = light.lit('#2f5d57', 0.04);
  const wood = light.lit('#a8744a');
  const place = Math.min(half, 1.05);
  for (const x of [-place * 0.62, place * 0.86]) {
    pen.fill(ellipse(x + 0.03, ground - 0.022, 0.09, 0.012), '#2b3350', 0.22);
    pen.draw(rect(x - 0.017, -0.8, 0.034, ground + 0.775), iron);
    pen.fill(rect(x + 0.004, -0.8, 0.012, ground + 0.775), darker(iron, 0.09), 0.8);
    pen.draw(rect(x - 0.032, ground - 0.075, 0.064, 0.052), darker(iron, 0.04));
    pen.draw(rect(x - 0.027, ground - 0.52, 0.054, 0.022), iron, {width: 0.8});
    for (const side of [-1, 1]) {
      pen.ink(arc(x + side * 0.155, -0.31, 0.14, 0.15, side === 1 ? 0.5 : 0.75, side === 1 ? 0.75 : 1), {
        width: 2.2,
        colour: iron,
      });
      pen.ink(ellipse(x + side * 0.07, -0.385, 0.025, 0.025), {width: 1.4, colour: iron});
    }
  }
  // A bench behind whoever waits.
  const bench = -place * 0.36;
  pen.fill(ellipse(bench, ground - 0.012, 0.24, 0.016), '#2b3350', 0.2);
  for (const y of [0.2, 0.168])
    pen.draw(roundRect(bench - 0.21, ground - y, 0.42, 0.024, 0.008), wood, {width: 0.9});
  pen.draw(
    poly([
      [bench - 0.22, ground - 0.112],
      [bench + 0.22, ground - 0.112],
      [bench + 0.235, ground - 0.085],
      [bench - 0.235, ground - 0.085],
    ]),
    lighter(wood, 0.04),
  );
  for (const side of [-1, 1])
    pen.ink(
      line(
        [bench + side * 0.18, ground - 0.2],
        [bench + side * 0.18, ground - 0.1],
        [bench + side * 0.2, ground - 0.012],
      ),
      {width: 2.4, colour: iron},
    );
  // The clock and the name of the place hang from the roof.
  const clock = -place * 0.34;
  pen.ink(line([clock, -0.5], [clock, -0.305]), {width: 1.8, colour: iron});
  pen.draw(ellipse(clock, -0.25, 0.058, 0.058), iron);
  pen.draw(ellipse(clock, -0.25, 0.046, 0.046), light.lamps ? '#fff0c4' : '#f7f1e0', {width: 0.7});
  pen.ink(line([clock, -0.25], [clock + 0.002, -0.285]), {width: 1.4});
  pen.ink(line([clock, -0.25], [clock + 0.022, -0.236]), {width: 1.6});
  const board = place * (stage.aspect < 1 ? 0.06 : 0.2);
  const text = (sign ?? 'Central').toUpperCase();
  const width = Math.min(0.5, 0.12 + text.length * 0.038);
  for (const side of [-1, 1])
    pen.ink(line([board + side * width * 0.36, -0.5], [board + side * width * 0.36, -0.3]), {
      width: 1.2,
      colour: iron,
    });
  pen.draw(roundRect(board - width / 2, -0.305, width, 0.085, 0.012), light.lit('#22496b'));
  pen.ink(roundRect(board - width / 2 + 0.008, -0.297, width - 0.016, 0.069, 0.008), {
    width: 0.8,
    colour: '#f4ecd8',
    alpha: 0.9,
  });
  lettering(pen, text, [board, -0.2615], 0.05, width * 0.84, light.lamps ? '#fff0c4' : '#f4ecd8');
}

function canopy(pen: Pen, {half, light}: Stage): void {
  const iron = light.lit('#2a544f');
  pen.draw(rect(-half * 1.6, -0.9, half * 3.2, 0.492), iron);
  const fringe = 0.042;
  for (let x = -half * 1.5; x < half * 1.5; x += fringe) {
    pen.draw(
      poly([
        [x, -0.41],
        [x + fringe, -0.41],
        [x + fringe, -0.372],
        [x + fringe / 2, -0.352],
        [x, -0.372],
      ]),
      light.lit('#e8dcc0'),
      {width: 0.8},
    );
  }
  pen.ink(line([-half * 1.6, -0.41], [half * 1.6, -0.41]), {width: 1.4});
}
