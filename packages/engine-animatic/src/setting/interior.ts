import {darker, lighter, mix, type Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {ellipse, line, poly, rect, type Shape} from '../pen/shape.ts';
import {hills, rooftops, skyline} from './far-shapes.ts';
import type {Layer, Stage} from './setting.ts';
import {sky} from './sky.ts';
import {weatherLayers} from './weather-layers.ts';

export type WindowPlace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What is seen through the windows of a room. */
export function outside(stage: Stage, view: 'town' | 'city' | 'country'): readonly Layer[] {
  const {horizon, light} = stage;
  return [
    ...sky({...stage, horizon: horizon - 0.06}),
    {
      kind: 'still',
      depth: 0.25,
      box: {top: -0.5, bottom: 0.3},
      paint: (pen) => {
        if (view === 'city')
          skyline(pen, stage, {
            y: horizon + 0.1,
            size: 0.22,
            colour: light.lit('#7d8a96', 0.45),
            lit: light.lamps ? 0.45 : 0.25,
          });
        else hills(pen, stage, {y: horizon - 0.06, rise: 0.14, colour: light.lit('#86a08c', 0.55)});
        if (view === 'town')
          rooftops(pen, stage, {
            y: horizon + 0.05,
            size: 0.085,
            distance: 0.35,
            walls: ['#ead9bd', '#d9b79c', '#cfd0c4'],
            roofs: ['#b06a50', '#9c5c4a', '#a8705a'],
          });
      },
    },
    ...weatherLayers(stage, 'behind'),
  ];
}

/** A wall with windows cut into it, skirting and floor: the shell of every room. */
export function roomShell(
  pen: Pen,
  {half, light, ground}: Stage,
  {
    wall,
    floor,
    trim,
    windows,
    boards,
  }: {
    readonly wall: Colour;
    readonly floor: Colour;
    readonly trim: Colour;
    readonly windows: readonly WindowPlace[];
    readonly boards: boolean;
  },
): void {
  const foot = ground - 0.11;
  const paint = light.lit(wall, 0.04);
  const wood = light.lit(floor);
  const frame = light.lit(trim, 0.02);
  pen.wash(
    rect(-half * 1.6, -1, half * 3.2, foot + 1),
    [-half, -0.5],
    [half, foot],
    [
      [0, darker(paint, 0.035)],
      [0.5, lighter(paint, 0.025)],
      [1, darker(paint, 0.045)],
    ],
  );
  // Light from the windows falls across the wall.
  for (const {x, y, width, height} of windows) {
    if (!light.lamps)
      pen.fill(
        poly([
          [x + width + 0.12, y + 0.1],
          [x + width + 0.34, y + 0.16],
          [x + width + 0.3, y + height + 0.2],
          [x + width + 0.08, y + height + 0.12],
        ]),
        light.glow,
        0.16,
      );
  }
  pen.wash(
    rect(-half * 1.6, foot, half * 3.2, 1.2),
    [0, foot],
    [0, 0.6],
    [
      [0, wood],
      [1, darker(wood, 0.1)],
    ],
  );
  for (let index = -14; index <= 14; index++) {
    if (boards) pen.ink(line([index * 0.17, foot], [index * 0.42, foot + 0.8]), {width: 0.7, alpha: 0.35});
    else {
      pen.ink(line([index * 0.17, foot], [index * 0.42, foot + 0.8]), {width: 0.6, alpha: 0.28});
      if (index >= 0 && index < 6)
        pen.ink(
          line(
            [-half * 1.6, foot + index * index * 0.014 + index * 0.018],
            [half * 1.6, foot + index * index * 0.014 + index * 0.018],
          ),
          {width: 0.6, alpha: 0.28},
        );
    }
  }
  pen.draw(rect(-half * 1.7, foot - 0.03, half * 3.4, 0.03), frame, {width: 0.9});
  for (const window of windows) cutWindow(pen, window, frame);
}

function cutWindow(pen: Pen, {x, y, width, height}: WindowPlace, frame: Colour): void {
  const outer = rect(x - 0.022, y - 0.022, width + 0.044, height + 0.044);
  pen.draw(outer, frame);
  const pane: Shape = rect(x, y, width, height);
  pen.erase(pane);
  pen.clip(pane, () =>
    pen.fill(
      poly([
        [x + width * 0.1, y + height],
        [x + width * 0.3, y + height],
        [x + width * 0.75, y],
        [x + width * 0.55, y],
      ]),
      '#ffffff',
      0.16,
    ),
  );
  pen.ink(pane, {width: 1.1});
  pen.draw(rect(x + width / 2 - 0.008, y, 0.016, height), frame, {width: 0.8});
  pen.draw(rect(x, y + height * 0.42, width, 0.014), frame, {width: 0.8});
  pen.draw(
    poly([
      [x - 0.05, y + height + 0.022],
      [x + width + 0.05, y + height + 0.022],
      [x + width + 0.06, y + height + 0.05],
      [x - 0.06, y + height + 0.05],
    ]),
    lighter(frame, 0.03),
  );
}

/** A lamp on a cord with its pool of light. */
export function pendant(pen: Pen, x: number, y: number, colour: Colour, glow: Colour, lit: boolean): void {
  pen.ink(line([x, -0.8], [x, y - 0.06]), {width: 1.2});
  if (lit) pen.glow([x, y + 0.03], 0.5, glow, 0.55);
  pen.draw(
    poly([
      [x - 0.022, y - 0.06],
      [x + 0.022, y - 0.06],
      [x + 0.085, y + 0.02],
      [x - 0.085, y + 0.02],
    ]),
    colour,
  );
  pen.draw(ellipse(x, y + 0.022, 0.03, 0.016), lit ? '#fff2c6' : mix(colour, '#ffffff', 0.6), {width: 0.7});
}

/** A plant in a pot whose foot is the pen's origin, one unit high. */
export function potPlant(pen: Pen, leaf: Colour, pot: Colour): void {
  for (const [dx, dy, turn] of [
    [-0.32, -0.62, -0.1],
    [0.3, -0.66, 0.1],
    [-0.14, -0.86, -0.04],
    [0.14, -0.9, 0.05],
    [0, -0.7, 0],
  ] as const) {
    pen.ink(line([0, -0.3], [dx, dy]), {width: 1.2, colour: leaf});
    pen.draw(ellipse(dx, dy, 0.09, 0.2, turn), leaf, {width: 0.8});
  }
  pen.draw(
    poly([
      [-0.2, -0.34],
      [0.2, -0.34],
      [0.15, 0],
      [-0.15, 0],
    ]),
    pot,
    {width: 0.9},
  );
}
