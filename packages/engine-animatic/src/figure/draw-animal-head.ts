import {darker, lighter, mix, type Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line, poly, type Point, type Shape} from '../pen/shape.ts';
import {drawBlush, drawEyes, drawMouth} from './draw-face.ts';
import type {FigureDesign} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {shadowTone} from './shadow-tone.ts';
import {speciesNamed, type AnimalTraits} from './species.ts';

const skull: Readonly<Record<AnimalTraits['muzzle'], readonly Point[]>> = {
  // A fox: wide tufted cheeks that run into a fine snout.
  long: [
    [-1.12, 0.34],
    [-0.86, -0.2],
    [-0.6, -0.62],
    [-0.05, -0.8],
    [0.5, -0.68],
    [0.82, -0.3],
    [1.1, 0.06],
    [1.5, 0.3],
    [1.46, 0.5],
    [1.05, 0.66],
    [0.55, 0.86],
    [0, 0.9],
    [-0.6, 0.72],
  ],
  // A cat: broad and short.
  short: [
    [-1.02, 0.2],
    [-0.92, -0.36],
    [-0.5, -0.78],
    [0.1, -0.84],
    [0.7, -0.66],
    [1, -0.2],
    [1.04, 0.3],
    [0.78, 0.7],
    [0.28, 0.88],
    [-0.4, 0.84],
    [-0.86, 0.6],
  ],
  // A bear: round, with a muzzle of its own.
  round: [
    [-0.98, 0.08],
    [-0.82, -0.52],
    [-0.3, -0.88],
    [0.35, -0.86],
    [0.84, -0.46],
    [1, 0.1],
    [0.9, 0.62],
    [0.4, 0.92],
    [-0.3, 0.92],
    [-0.82, 0.62],
  ],
};

export function drawAnimalHead(pen: Pen, design: FigureDesign, pose: Pose): void {
  const traits = speciesNamed(design.species).traits;
  if (traits === undefined) return;
  const fur = design.coat;
  const away = pose.view === 'back';
  const pale = mix(lighter(fur, 0.2), '#f6efe2', 0.6);
  const earColour = traits.patches ? '#34343a' : fur;
  if (traits.mane) {
    const mane = curve(
      Array.from({length: 15}, (_, index): Point => {
        const angle = (index / 15) * Math.PI * 2;
        const radius = index % 2 === 0 ? 1.5 : 1.24;
        return [Math.cos(angle) * radius - 0.12, Math.sin(angle) * radius * 0.98];
      }),
    );
    pen.draw(mane, darker(fur, 0.16));
    pen.hatch(mane, {turn: 0.2, gap: 8, alpha: 0.3});
  }
  drawEars(pen, traits, earColour, pale, away);
  const head = curve(away ? skull.round : skull[traits.muzzle]);
  pen.draw(head, fur);
  if (away) {
    pen.shade(head, -0.16, -0.04, shadowTone, 0.18);
    pen.hatch(
      curve([
        [-0.5, 0.3],
        [0.5, 0.3],
        [0.3, 0.8],
        [-0.3, 0.8],
      ]),
      {turn: 0.26, gap: 8, alpha: 0.3},
    );
    pen.ink(head);
    return;
  }
  pen.clip(head, () => drawMask(pen, traits, pale, design.species === 'tiger'));
  pen.shade(head, -0.16, 0.02, shadowTone, 0.15);
  if (traits.patches) for (const x of [0, 0.64]) pen.fill(ellipse(x, -0.02, 0.26, 0.3, 0.3), '#34343a');
  if (traits.muzzle === 'round')
    pen.draw(ellipse(0.46, 0.42, 0.5, 0.38), traits.mask ? '#f4eee2' : lighter(fur, 0.12), {
      width: 0.7,
      alpha: 0.7,
    });
  drawEyes(pen, pose, {
    left: [0, -0.06],
    right: [0.66, -0.08],
    size: 0.115,
    brows: pose.mood === 'calm' ? null : darker(fur, 0.25),
  });
  drawBlush(pen, [[-0.34, 0.34]], 0.19, mix(fur, '#d9524a', 0.5));
  pen.ink(head);
  drawNose(pen, traits, pose);
}

function drawEars(pen: Pen, {ears}: AnimalTraits, fur: Colour, pale: Colour, away: boolean): void {
  const pair = (shape: (side: 1 | -1) => Shape, inner: (side: 1 | -1) => Shape): void => {
    for (const side of [-1, 1] as const) {
      pen.draw(shape(side), fur);
      if (!away) pen.fill(inner(side), mix(pale, '#c98b80', 0.35));
    }
  };
  switch (ears) {
    case 'pointed':
      pair(
        (side) => pointedEar(side, 1),
        (side) => pointedEar(side, 0.62),
      );
      return;
    case 'round':
      pair(
        (side) => ellipse(side * 0.72, -0.78, 0.36, 0.36),
        (side) => ellipse(side * 0.72, -0.76, 0.2, 0.21),
      );
      return;
    case 'long':
      pair(
        (side) => ellipse(side * 0.36 - 0.1, -1.42, 0.22, 0.78, side * 0.16),
        (side) => ellipse(side * 0.36 - 0.1, -1.36, 0.1, 0.56, side * 0.16),
      );
      return;
    case 'floppy':
    case 'none':
      return;
  }
}

/** A triangle with soft sides and a sharp tip; the inside of the ear is the same one, smaller. */
function pointedEar(side: 1 | -1, size: number): Shape {
  const [rootX, rootY] = [side * 0.52, -0.72];
  const at = (x: number, y: number): Point => [
    rootX + side * x * size + (size < 1 ? side * 0.02 : 0),
    rootY + y * size,
  ];
  const outer = curve([at(0.42, 0.22), at(0.46, -0.28), at(0.3, -0.84)], false).points;
  const inner = curve([at(0.3, -0.84), at(-0.14, -0.46), at(-0.42, -0.02)], false).points;
  return {closed: true, points: [...outer, ...inner]};
}

function drawMask(pen: Pen, traits: AnimalTraits, pale: Colour, striped: boolean): void {
  if (traits.mask) {
    pen.fill(
      traits.muzzle === 'long'
        ? curve([
            [-1.2, 0.3],
            [-0.5, 0.3],
            [0.1, 0.34],
            [0.52, 0.22],
            [0.95, 0.36],
            [1.6, 0.42],
            [1.4, 0.9],
            [0, 1.1],
            [-1, 0.9],
          ])
        : curve([
            [-0.5, 0.95],
            [-0.2, 0.4],
            [0.2, 0.22],
            [0.52, 0.12],
            [0.82, 0.3],
            [1, 0.7],
            [0.4, 1.05],
          ]),
      pale,
    );
  }
  if (striped)
    for (const [x, y] of [
      [-0.95, 0],
      [-0.95, 0.26],
      [0.18, -0.8],
      [0.42, -0.82],
      [1, 0],
    ] as const)
      pen.ink(line([x, y], [x + 0.2, y + 0.1]), {width: 3});
}

function drawNose(pen: Pen, traits: AnimalTraits, pose: Pose): void {
  const dark: Colour = '#24222b';
  switch (traits.muzzle) {
    case 'long':
      pen.fill(ellipse(1.43, 0.3, 0.145, 0.115, 0.3), dark);
      pen.ink(
        curve(
          [
            [1.36, 0.5],
            [1.02, 0.58],
            [0.72, pose.mood === 'happy' ? 0.46 : pose.mood === 'sad' ? 0.66 : 0.54],
          ],
          false,
        ),
        {width: 1.1},
      );
      break;
    case 'short':
      pen.fill(
        poly([
          [0.43, 0.2],
          [0.63, 0.19],
          [0.54, 0.32],
        ]),
        dark,
      );
      drawMouth(pen, [0.53, 0.5], 0.19, pose.mood);
      break;
    case 'round':
      pen.fill(ellipse(0.56, 0.24, 0.16, 0.115), dark);
      pen.ink(line([0.55, 0.35], [0.53, 0.5]), {width: 1});
      drawMouth(pen, [0.5, 0.55], 0.2, pose.mood);
      break;
  }
  if (traits.ears === 'floppy') drawFloppyEars(pen);
  if (!traits.whiskers) return;
  for (const [x, y, far] of [
    [0.2, 0.42, -0.85],
    [0.22, 0.52, -0.8],
    [0.86, 0.42, 0.75],
    [0.86, 0.52, 0.7],
  ] as const)
    pen.ink(line([x, y], [x + far * 0.6, y - 0.02], [x + far, y + 0.06]), {width: 0.6, alpha: 0.8});
}

function drawFloppyEars(pen: Pen): void {
  for (const side of [-1, 1] as const) {
    const ear = curve([
      [side * 0.62, -0.78],
      [side * 1.02, -0.55],
      [side * 1.2, 0.1],
      [side * 1.02, 0.42],
      [side * 0.82, 0.1],
      [side * 0.66, -0.4],
    ]);
    pen.draw(ear, '#6b4a38');
    pen.shade(ear, -0.08, -0.05, shadowTone, 0.2);
  }
}
