import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line} from '../pen/shape.ts';
import {drawBlush, drawEyes, drawMouth} from './draw-face.ts';
import type {FigureDesign, HairStyle} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {shadowTone} from './shadow-tone.ts';

export function drawHumanHead(pen: Pen, design: FigureDesign, pose: Pose): void {
  const {coat: skin} = design;
  const hair = design.hair ?? {style: 'short' as const, colour: '#4a3a30' as const};
  const away = pose.view === 'back';
  if (!away) drawBackHair(pen, hair.style, hair.colour);
  pen.draw(
    curve([
      [-0.3, 0.7],
      [-0.28, 1.15],
      [0.3, 1.15],
      [0.34, 0.7],
    ]),
    darker(skin, 0.06),
    {width: 0.9},
  );
  const face = curve([
    [-0.8, -0.05],
    [-0.72, -0.62],
    [-0.2, -0.98],
    [0.45, -0.86],
    [0.82, -0.35],
    [0.86, 0.16],
    [0.7, 0.66],
    [0.24, 1],
    [-0.2, 0.93],
    [-0.62, 0.56],
  ]);
  pen.draw(face, skin);
  if (away) {
    for (const x of [-0.86, 0.86]) pen.draw(ellipse(x, 0.12, 0.13, 0.2), skin, {width: 0.9});
    drawHairAway(pen, hair.style, hair.colour);
    return;
  }
  pen.shade(face, -0.14, 0.02, shadowTone, 0.14);
  drawBlush(
    pen,
    [
      [-0.2, 0.4],
      [0.66, 0.38],
    ],
    0.17,
    mix(skin, '#d9524a', 0.55),
  );
  pen.draw(ellipse(-0.76, 0.14, 0.15, 0.2), skin, {width: 0.9});
  pen.ink(arc(-0.76, 0.14, 0.07, 0.1, 0.5, 1), {width: 0.6, alpha: 0.7});
  drawEyes(pen, pose, {left: [0.03, 0.1], right: [0.6, 0.09], size: 0.1, brows: darker(hair.colour, 0.05)});
  pen.ink(
    curve(
      [
        [0.36, 0.14],
        [0.46, 0.36],
        [0.33, 0.41],
      ],
      false,
    ),
    {width: 1},
  );
  drawMouth(pen, [0.34, 0.62], 0.2, pose.mood);
  pen.ink(face);
  drawFringe(pen, hair.style, hair.colour);
}

function strands(pen: Pen, shape: ReturnType<typeof curve>, colour: `#${string}`): void {
  pen.draw(shape, colour);
  pen.shade(shape, -0.1, -0.1, shadowTone, 0.2);
  pen.hatch(shape, {turn: 0.3, gap: 9, width: 0.6, alpha: 0.3, colour: darker(colour, 0.2)});
  pen.ink(shape);
}

function drawBackHair(pen: Pen, style: HairStyle, colour: `#${string}`): void {
  switch (style) {
    case 'long':
      strands(
        pen,
        curve([
          [-0.6, -0.75],
          [-1.02, -0.2],
          [-1.02, 0.7],
          [-1.1, 1.45],
          [-0.6, 1.62],
          [0.1, 1.5],
          [0.62, 1.55],
          [0.86, 0.6],
          [0.8, -0.4],
          [0.2, -0.95],
        ]),
        colour,
      );
      return;
    case 'bob':
      strands(
        pen,
        curve([
          [-0.5, -0.85],
          [-1, -0.3],
          [-1.06, 0.5],
          [-0.86, 0.86],
          [0, 0.82],
          [0.78, 0.84],
          [0.98, 0.4],
          [0.86, -0.4],
          [0.2, -1],
        ]),
        colour,
      );
      return;
    case 'bun':
      strands(pen, ellipse(-0.55, -1.08, 0.4, 0.36), colour);
      return;
    case 'ponytail':
      strands(
        pen,
        curve([
          [-0.75, -0.5],
          [-1.2, -0.45],
          [-1.42, 0.15],
          [-1.28, 0.85],
          [-1.05, 1.15],
          [-1.05, 0.45],
          [-0.85, 0.05],
        ]),
        colour,
      );
      return;
    case 'curly':
      for (const [x, y, r] of [
        [-0.85, -0.25, 0.42],
        [-0.9, 0.3, 0.38],
        [0.8, -0.35, 0.36],
        [-0.45, -0.8, 0.46],
        [0.25, -0.98, 0.46],
        [-0.7, 0.68, 0.28],
      ] as const)
        pen.draw(ellipse(x, y, r, r), colour);
      return;
    case 'short':
    case 'bald':
      return;
  }
}

function drawFringe(pen: Pen, style: HairStyle, colour: `#${string}`): void {
  switch (style) {
    case 'bald':
      pen.ink(arc(0.05, -0.5, 0.3, 0.3, 0.66, 0.78), {width: 0.7, alpha: 0.5});
      return;
    case 'short':
      strands(
        pen,
        curve([
          [-0.88, 0.08],
          [-0.92, -0.5],
          [-0.5, -1.04],
          [0.2, -1.16],
          [0.78, -0.86],
          [0.9, -0.42],
          [0.62, -0.5],
          [0.2, -0.42],
          [-0.3, -0.5],
          [-0.62, -0.28],
          [-0.7, 0.06],
        ]),
        colour,
      );
      return;
    case 'curly':
      for (const [x, y, r] of [
        [-0.72, -0.42, 0.3],
        [-0.38, -0.78, 0.34],
        [0.1, -0.85, 0.34],
        [0.52, -0.72, 0.3],
        [0.78, -0.42, 0.2],
      ] as const)
        pen.fill(ellipse(x, y, r, r), lighter(colour, 0.02));
      for (const [x, y, r] of [
        [-0.62, -0.5, 0.17],
        [-0.1, -0.78, 0.2],
        [0.45, -0.7, 0.16],
      ] as const)
        pen.ink(arc(x, y, r, r, 0.1, 0.7), {width: 0.8, alpha: 0.7});
      return;
    default:
      strands(
        pen,
        curve([
          [-0.9, 0.2],
          [-0.93, -0.45],
          [-0.5, -1.02],
          [0.15, -1.12],
          [0.75, -0.84],
          [0.94, -0.2],
          [0.9, 0.12],
          [0.78, -0.22],
          [0.46, -0.52],
          [0.1, -0.4],
          [-0.35, -0.42],
          [-0.66, -0.12],
          [-0.76, 0.22],
        ]),
        colour,
      );
  }
}

function drawHairAway(pen: Pen, style: HairStyle, colour: `#${string}`): void {
  const cap = curve([
    [-0.9, 0.1],
    [-0.88, -0.55],
    [-0.45, -1.06],
    [0.15, -1.14],
    [0.72, -0.88],
    [0.94, -0.2],
    [0.86, 0.35],
    [0.45, 0.72],
    [-0.35, 0.72],
    [-0.8, 0.4],
  ]);
  switch (style) {
    case 'bald':
      return;
    case 'long':
      strands(
        pen,
        curve([
          [-0.92, 0],
          [-0.5, -1.04],
          [0.15, -1.14],
          [0.75, -0.88],
          [0.98, 0],
          [1.02, 1.2],
          [0.4, 1.6],
          [-0.5, 1.6],
          [-1, 1.2],
        ]),
        colour,
      );
      return;
    case 'bob':
      strands(
        pen,
        curve([
          [-0.96, 0],
          [-0.5, -1.04],
          [0.15, -1.14],
          [0.75, -0.88],
          [1, 0],
          [1, 0.6],
          [0.7, 0.86],
          [-0.6, 0.86],
          [-1, 0.6],
        ]),
        colour,
      );
      return;
    default:
      strands(pen, cap, colour);
  }
  if (style === 'bun') strands(pen, ellipse(0, -0.86, 0.42, 0.38), colour);
  if (style === 'ponytail')
    strands(
      pen,
      curve([
        [-0.16, -0.2],
        [0.2, -0.2],
        [0.3, 0.6],
        [0.05, 1.3],
        [-0.2, 0.6],
      ]),
      colour,
    );
  if (style === 'curly')
    for (const [x, y] of [
      [-0.8, -0.3],
      [-0.4, -0.9],
      [0.3, -1],
      [0.8, -0.4],
      [-0.6, 0.5],
      [0.6, 0.5],
      [0, 0.7],
    ] as const)
      pen.draw(ellipse(x, y, 0.34, 0.34), colour, {width: 0.9});
  pen.ink(line([-0.3, 0.72], [0, 0.68], [0.35, 0.72]), {width: 0.6, alpha: 0.4});
}
