import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, rect, roundRect, type Shape} from '../pen/shape.ts';
import {hills, rooftops, tree} from './far-shapes.ts';
import type {Layer, Setting, Stage} from './setting.ts';
import {sky} from './sky.ts';

/** A seat at a wide window: a train compartment where the outside moves, else a room. */
export function windowSeat(stage: Stage): Setting {
  const {light, half, horizon, moving, random} = stage;
  const wide = Math.min(stage.aspect * 0.44, 0.68);
  const pane = roundRect(-wide, -0.4, wide * 2, 0.56, 0.05);
  const town: Layer = {
    kind: 'still',
    depth: 0.3,
    box: {left: moving ? -half - 3 : -half * 1.3, right: half * 1.3, top: -0.36, bottom: 0.32},
    motion: (seconds) => ({x: moving ? seconds * 0.09 : 0, y: 0}),
    paint: (pen) => {
      const broad = {...stage, half: moving ? half + 3 : half};
      const place = pen.within({x: moving ? -1.5 : 0});
      hills(place, broad, {y: horizon - 0.08, rise: 0.14, colour: light.lit('#7f9b96', 0.6), steps: 12});
      rooftops(place, broad, {y: horizon - 0.02, size: 0.07, distance: 0.4, walls: ['#ead9bd', '#d9b79c', '#cfd0c4'], roofs: ['#b06a50', '#9c5c4a', '#7b6a66']});
      for (let x = -half * 1.3; x < half + (moving ? 3 : 0); x += 0.12 + random() * 0.3) tree(place.within({x: x - (moving ? 1.5 : 0), y: horizon + 0.06, scale: 0.14 + random() * 0.12}), random, light.lit('#55785a', 0.22), light.lit('#5d4a3c', 0.2));
      place.fill(rect(-half * 2 - 4, horizon + 0.03, half * 4 + 8, 0.4), light.lit('#8f9f72', 0.2));
    },
  };
  return {
    behind: [
      ...sky({...stage, horizon: horizon - 0.04}),
      town,
      {kind: 'still', depth: 0.86, paint: (pen) => wall(pen, stage, pane, wide)},
    ],
    before: [],
    seat: 0.17,
    table: false,
    door: null,
    indoors: true,
  };
}

function wall(pen: Pen, {light, half, moving, ground}: Stage, pane: Shape, wide: number): void {
  const panel = light.lit(moving ? '#7d5a43' : '#b9a58c', 0.05);
  const trim = light.lit(moving ? '#c79a64' : '#efe4cf', 0.03);
  const cloth = light.lit(moving ? '#3f6d6a' : '#8d6a58');
  pen.wash(rect(-half * 1.5, -1, half * 3, 2), [0, -0.5], [0, 0.5], [[0, darker(panel, 0.03)], [0.6, lighter(panel, 0.02)], [1, darker(panel, 0.08)]]);
  for (let x = -half * 1.4; x < half * 1.4; x += 0.11) pen.ink(line([x, 0.2], [x, 0.62]), {width: 0.7, alpha: 0.3});
  pen.hatch(rect(-half * 1.5, -0.8, half * 3, 0.36), {turn: 0.06, gap: 10, alpha: 0.12});
  const frame = roundRect(-wide - 0.035, -0.435, wide * 2 + 0.07, 0.63, 0.07);
  pen.draw(frame, trim);
  pen.shade(frame, -0.01, -0.012, '#2b3350', 0.2);
  pen.erase(pane);
  pen.ink(pane, {width: 1.3});
  for (const x of [-wide * 0.32, wide * 0.38]) pen.draw(rect(x - 0.011, -0.41, 0.022, 0.58), trim, {width: 0.9});
  // Light on the glass.
  pen.clip(pane, () => {
    for (const [x, w] of [[-wide * 0.7, 0.06], [-wide * 0.5, 0.02], [wide * 0.7, 0.05]] as const) pen.fill(poly([[x, 0.2], [x + w, 0.2], [x + w + 0.22, -0.45], [x + 0.22, -0.45]]), '#ffffff', 0.13);
  });
  pen.draw(poly([[-wide - 0.07, 0.165], [wide + 0.07, 0.165], [wide + 0.09, 0.2], [-wide - 0.09, 0.2]]), lighter(trim, 0.02));
  if (!moving) curtains(pen, wide, light.lit('#c9765a', 0.02));
  else for (const side of [-1, 1]) pen.draw(curve([[side * wide, -0.4], [side * (wide - 0.07), -0.36], [side * (wide - 0.05), -0.1], [side * (wide - 0.085), 0.15], [side * wide, 0.17]]), cloth);
  // The bench under the window.
  const seat = ground - 0.17;
  const back = roundRect(-half * 1.4, seat - 0.16, half * 2.8, 0.2, 0.03);
  pen.draw(back, darker(cloth, 0.02));
  for (let x = -half * 1.3; x < half * 1.3; x += 0.28) {
    pen.ink(line([x, seat - 0.15], [x + 0.01, seat]), {width: 0.8, alpha: 0.5});
    pen.fill(ellipse(x + 0.14, seat - 0.075, 0.008, 0.008), darker(cloth, 0.18));
  }
  const cushion = poly([[-half * 1.4, seat], [half * 1.4, seat], [half * 1.4, seat + 0.075], [-half * 1.4, seat + 0.075]]);
  pen.draw(cushion, lighter(cloth, 0.04));
  pen.fill(rect(-half * 1.4, seat + 0.075, half * 2.8, 0.6), mix(panel, '#1e1a22', 0.35));
  pen.hatch(rect(-half * 1.4, seat + 0.085, half * 2.8, 0.09), {turn: 0.13, gap: 6, alpha: 0.35});
}

function curtains(pen: Pen, wide: number, cloth: `#${string}`): void {
  pen.ink(line([-wide - 0.16, -0.455], [wide + 0.16, -0.455]), {width: 2.6});
  for (const side of [-1, 1]) {
    const x = (distance: number): number => side * (wide + distance);
    const drape = curve([[x(0.13), -0.45], [x(-0.1), -0.45], [x(-0.06), -0.2], [x(-0.005), 0.02], [x(-0.03), 0.22], [x(0.12), 0.23], [x(0.14), 0]]);
    pen.draw(drape, cloth);
    for (const fold of [-0.05, 0, 0.06]) pen.ink(curve([[x(fold), -0.44], [x(fold * 0.6 + 0.02), -0.1], [x(fold * 0.5 + 0.04), 0.2]], false), {width: 0.8, alpha: 0.5});
  }
}
