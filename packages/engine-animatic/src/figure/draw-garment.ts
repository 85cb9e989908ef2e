import {darker, lighter, type Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {bounds, curve, ellipse, line, poly, roundRect, type Point, type Shape} from '../pen/shape.ts';
import type {BodyFrame} from './body-frame.ts';
import {shadowTone} from './shadow-tone.ts';
import type {FigureDesign} from './figure-design.ts';
import type {GarmentName} from './garments.ts';
import type {Pose} from './pose.ts';
import {speciesNamed} from './species.ts';
import {drawChassis} from './draw-chassis.ts';
import {drawNeckwear} from './draw-neckwear.ts';

/** Whether the hem lies below the hips. */
export function isLong(garment: GarmentName): boolean {
  return (
    garment === 'raincoat' ||
    garment === 'coat' ||
    garment === 'labcoat' ||
    garment === 'dress' ||
    garment === 'apron'
  );
}

export function hasSleeves(garment: GarmentName): boolean {
  return garment !== 'overalls' && garment !== 'apron';
}

export function drawGarment(pen: Pen, design: FigureDesign, frame: BodyFrame, pose: Pose): void {
  const {family} = speciesNamed(design.species);
  const body = pen.within({x: frame.lean, y: frame.drop});
  const away = pose.view === 'back';
  if (family === 'robot') {
    drawChassis(body, design, away);
  } else {
    drawCloth(body, design, pose, away);
  }
  drawNeckwear(body, design, away);
}

function trunk(garment: GarmentName, seated: boolean, wide: number): Shape {
  const flare: Readonly<Record<GarmentName, readonly [hem: number, half: number]>> = {
    raincoat: [-0.245, 0.165],
    coat: [-0.2, 0.14],
    labcoat: [-0.23, 0.138],
    dress: [-0.2, 0.175],
    apron: [-0.36, 0.112],
    jacket: [-0.375, 0.12],
    suit: [-0.365, 0.118],
    sweater: [-0.385, 0.115],
    overalls: [-0.37, 0.115],
    uniform: [-0.36, 0.116],
  };
  const [hemY, half] = flare[garment];
  const hem = seated ? Math.min(hemY, -0.36) : hemY;
  const halfHem = (seated ? Math.min(half, 0.135) : half) * wide;
  return curve([
    [-0.05, -0.745],
    [-0.108 * wide, -0.7],
    [-0.118 * wide, -0.62],
    [-0.102 * wide, -0.5],
    [-0.12 * wide - (halfHem - 0.12) * 0.35, hem - 0.08],
    [-halfHem, hem - 0.006],
    [-halfHem * 0.5, hem + 0.012],
    [halfHem * 0.5, hem + 0.012],
    [halfHem, hem - 0.006],
    [0.12 * wide + (halfHem - 0.12) * 0.35, hem - 0.08],
    [0.1 * wide, -0.5],
    [0.116 * wide, -0.62],
    [0.106 * wide, -0.7],
    [0.06, -0.745],
  ]);
}

function drawCloth(pen: Pen, design: FigureDesign, pose: Pose, away: boolean): void {
  const {garment, garmentColour: cloth, trim} = design;
  const wide = design.species === 'bear' || design.species === 'panda' ? 1.22 : 1;
  const under = garment === 'overalls' || garment === 'apron' ? trim : cloth;
  const shape = trunk(garment, pose.seated, wide);
  pen.draw(shape, under);
  pen.shade(shape, -0.035, -0.012, shadowTone, 0.2);
  pen.ink(shape);
  const front = away ? 0 : 0.03;
  const hem = bounds(shape).bottom - 0.008;
  switch (garment) {
    case 'raincoat':
      if (away) hood(pen, cloth);
      else {
        closure(pen, front, -0.73, hem, pose.seated ? 3 : 4, lighter(cloth, 0.2));
        pocket(pen, -0.075, -0.42);
        pocket(pen, 0.098, -0.42);
        collar(pen, darker(cloth, 0.06));
      }
      pen.ink(line([-0.15 * wide, hem - 0.02], [0, hem - 0.006], [0.15 * wide, hem - 0.02]), {
        width: 0.6,
        alpha: 0.5,
      });
      return;
    case 'coat':
    case 'labcoat':
      if (!away) {
        closure(pen, front, -0.62, hem, pose.seated ? 2 : 3, darker(cloth, 0.25));
        lapels(pen, front, darker(cloth, 0.05), trim);
      }
      pen.ink(line([-0.105 * wide, -0.475], [0, -0.462], [0.105 * wide, -0.475]), {width: 0.9, alpha: 0.6});
      if (away) pen.ink(line([0, -0.46], [0.004, hem]), {width: 0.7, alpha: 0.6});
      return;
    case 'jacket':
      if (!away) {
        closure(pen, front, -0.73, -0.38, 0, cloth);
        collar(pen, trim);
      }
      pen.ink(line([-0.11 * wide, -0.405], [0, -0.395], [0.11 * wide, -0.405]), {width: 0.7, alpha: 0.6});
      return;
    case 'suit':
    case 'uniform':
      if (!away) {
        lapels(pen, front, darker(cloth, 0.05), '#f1ece0');
        if (garment === 'suit')
          pen.fill(
            poly([
              [front - 0.008, -0.7],
              [front + 0.01, -0.7],
              [front + 0.014, -0.6],
              [front + 0.001, -0.575],
              [front - 0.012, -0.6],
            ]),
            '#8c3a3a',
          );
        closure(pen, front, -0.57, -0.37, garment === 'uniform' ? 4 : 2, '#d3a548');
      }
      return;
    case 'dress':
      pen.ink(line([-0.1 * wide, -0.5], [0, -0.488], [0.1 * wide, -0.5]), {width: 0.9, alpha: 0.7});
      for (const x of [-0.07, 0, 0.07])
        pen.ink(line([x, -0.46], [x * 1.6, hem - 0.03]), {width: 0.6, alpha: 0.4});
      if (!away) collar(pen, trim);
      return;
    case 'sweater':
      for (const y of [-0.6, -0.56])
        pen.clip(shape, () =>
          pen.fill(
            curve([
              [-0.14, y],
              [0, y + 0.012],
              [0.14, y],
              [0.14, y + 0.02],
              [0, y + 0.032],
              [-0.14, y + 0.02],
            ]),
            trim,
          ),
        );
      pen.ink(line([-0.11 * wide, -0.41], [0, -0.4], [0.11 * wide, -0.41]), {width: 0.7, alpha: 0.6});
      pen.ink(shape);
      return;
    case 'overalls':
    case 'apron': {
      const bib = garment === 'apron' && !away;
      const low = bib && !pose.seated ? -0.24 : -0.365;
      pen.draw(
        curve([
          [-0.065 + front, -0.61],
          [0.065 + front, -0.61],
          [0.105, -0.5],
          [0.115, low],
          [0, low + 0.01],
          [-0.112, low],
          [-0.1, -0.5],
        ]),
        cloth,
      );
      for (const side of [-1, 1])
        pen.ink(line([side * 0.055 + front, -0.61], [side * 0.062, -0.735]), {
          width: 3.2,
          colour: darker(cloth, 0.06),
        });
      if (!away)
        pen.draw(roundRect(front - 0.04, -0.56, 0.08, 0.06, 0.012), darker(cloth, 0.04), {
          width: 0.7,
          alpha: 0.7,
        });
      return;
    }
  }
}

function closure(pen: Pen, x: number, top: number, bottom: number, buttons: number, colour: Colour): void {
  pen.ink(line([x, top], [x + 0.006, (top + bottom) / 2], [x + 0.012, bottom]), {width: 0.8, alpha: 0.8});
  for (let index = 0; index < buttons; index++) {
    const y = top + ((bottom - top) * (index + 0.7)) / (buttons + 0.4);
    pen.draw(ellipse(x - 0.02, y, 0.0095, 0.0105), colour, {width: 0.5});
  }
}

function pocket(pen: Pen, x: number, y: number): void {
  pen.ink(line([x - 0.032, y + 0.006], [x + 0.026, y - 0.004]), {width: 1, alpha: 0.8});
}

function collar(pen: Pen, colour: Colour): void {
  pen.draw(
    curve([
      [-0.06, -0.755],
      [0.02, -0.735],
      [0.075, -0.755],
      [0.09, -0.71],
      [0.035, -0.69],
      [0.02, -0.705],
      [-0.005, -0.688],
      [-0.07, -0.712],
    ]),
    colour,
    {width: 0.9},
  );
}

function hood(pen: Pen, cloth: Colour): void {
  const shape = curve([
    [-0.09, -0.745],
    [0, -0.72],
    [0.09, -0.745],
    [0.085, -0.66],
    [0, -0.6],
    [-0.085, -0.66],
  ]);
  pen.draw(shape, darker(cloth, 0.04));
  pen.shade(shape, -0.01, -0.02, shadowTone, 0.2);
  pen.ink(shape);
}

function lapels(pen: Pen, x: number, colour: Colour, shirt: Colour): void {
  pen.draw(
    poly([
      [x - 0.05, -0.745],
      [x + 0.045, -0.745],
      [x, -0.59],
    ]),
    shirt,
    {width: 0.7},
  );
  for (const side of [-1, 1]) {
    const at = (dx: number, y: number): Point => [x + dx * side, y];
    pen.draw(
      poly([at(0.05, -0.748), at(0.082, -0.685), at(0.052, -0.668), at(0.06, -0.65), at(0, -0.585)]),
      colour,
      {width: 0.8},
    );
  }
}
