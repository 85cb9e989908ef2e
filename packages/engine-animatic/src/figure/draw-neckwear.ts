import {darker} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, line, poly, roundRect} from '../pen/shape.ts';
import {shadowTone} from './shadow-tone.ts';
import type {FigureDesign} from './figure-design.ts';

/** Scarf, bow tie, and the straps of a bag. */
export function drawNeckwear(pen: Pen, design: FigureDesign, away: boolean): void {
  for (const {name, colour} of design.accessories) {
    if (name === 'scarf') {
      const end = away ? -1 : 1;
      const loose = curve([
        [-0.05 * end, -0.72],
        [-0.02 * end, -0.7],
        [-0.03 * end, -0.54],
        [-0.075 * end, -0.53],
        [-0.075 * end, -0.7],
      ]);
      pen.draw(loose, darker(colour, 0.04));
      pen.ink(line([-0.036 * end, -0.56], [-0.073 * end, -0.55]), {width: 0.7, alpha: 0.6});
      const wrap = curve([
        [-0.1, -0.755],
        [0, -0.735],
        [0.105, -0.758],
        [0.115, -0.715],
        [0.01, -0.682],
        [-0.108, -0.712],
      ]);
      pen.draw(wrap, colour);
      pen.shade(wrap, 0, -0.014, shadowTone, 0.2);
      pen.ink(wrap);
    } else if (name === 'bowtie' && !away) {
      pen.draw(
        poly([
          [0.03, -0.712],
          [-0.015, -0.735],
          [-0.012, -0.69],
          [0.03, -0.712],
          [0.075, -0.735],
          [0.072, -0.69],
        ]),
        colour,
        {width: 0.8},
      );
    } else if (name === 'backpack') {
      if (away) {
        const bag = roundRect(-0.09, -0.7, 0.18, 0.24, 0.05);
        pen.draw(bag, colour);
        pen.shade(bag, -0.02, -0.02, shadowTone, 0.2);
        pen.draw(roundRect(-0.06, -0.57, 0.12, 0.08, 0.02), darker(colour, 0.05), {width: 0.8});
      } else {
        for (const x of [-0.07, 0.085])
          pen.ink(line([x, -0.735], [x * 1.02, -0.62], [x * 0.9, -0.52]), {width: 3.4, colour});
      }
    }
  }
}
