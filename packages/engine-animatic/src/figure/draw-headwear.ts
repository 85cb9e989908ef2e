import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, roundRect} from '../pen/shape.ts';
import type {FigureDesign} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {shadowTone} from './shadow-tone.ts';

/** Hats, glasses and the like, in head units. */
export function drawHeadwear(pen: Pen, design: FigureDesign, pose: Pose): void {
  const away = pose.view === 'back';
  for (const {name, colour} of design.accessories) {
    switch (name) {
      case 'hat': {
        const crown = curve([
          [-0.7, -0.62],
          [-0.62, -1.2],
          [-0.3, -1.46],
          [0.05, -1.36],
          [0.42, -1.46],
          [0.68, -1.16],
          [0.74, -0.62],
        ]);
        pen.draw(crown, colour);
        pen.clip(crown, () => pen.fill(roundRect(-0.9, -0.86, 1.8, 0.2, 0), darker(colour, 0.2)));
        pen.shade(crown, -0.14, -0.04, shadowTone, 0.2);
        pen.ink(crown);
        const brim = ellipse(0.02, -0.6, 1.24, 0.2, -0.04);
        pen.draw(brim, colour);
        pen.shade(brim, 0, -0.07, shadowTone, 0.25);
        pen.ink(brim);
        break;
      }
      case 'cap': {
        const cap = curve([
          [-0.9, -0.42],
          [-0.86, -0.84],
          [-0.4, -1.16],
          [0.3, -1.16],
          [0.84, -0.82],
          [0.9, -0.44],
          [0, -0.36],
        ]);
        pen.draw(cap, colour);
        pen.shade(cap, -0.14, -0.05, shadowTone, 0.2);
        pen.ink(cap);
        if (!away)
          pen.draw(
            curve([
              [0.1, -0.5],
              [0.7, -0.52],
              [1.24, -0.34],
              [1.14, -0.24],
              [0.4, -0.34],
            ]),
            darker(colour, 0.1),
          );
        pen.fill(ellipse(0.42, -0.76, 0.1, 0.1), '#d8b35c', away ? 0 : 1);
        break;
      }
      case 'beanie': {
        const knit = curve([
          [-0.92, -0.36],
          [-0.84, -0.9],
          [-0.3, -1.24],
          [0.36, -1.22],
          [0.84, -0.88],
          [0.92, -0.38],
        ]);
        pen.draw(knit, colour);
        pen.hatch(knit, {turn: 0.25, gap: 7, alpha: 0.3});
        pen.draw(roundRect(-0.98, -0.58, 1.96, 0.28, 0.12), lighter(colour, 0.05));
        pen.draw(ellipse(0.02, -1.3, 0.2, 0.18), lighter(colour, 0.1));
        break;
      }
      case 'crown':
        pen.draw(
          poly([
            [-0.6, -0.7],
            [-0.68, -1.26],
            [-0.32, -0.98],
            [0.02, -1.36],
            [0.36, -0.98],
            [0.72, -1.24],
            [0.64, -0.7],
          ]),
          colour,
        );
        break;
      case 'headphones':
        pen.ink(arc(0, -0.08, 1.02, 1.08, 0.52, 0.98), {width: 4, colour: darker(colour, 0.1)});
        for (const x of [-0.98, ...(away ? [0.98] : [])])
          pen.draw(roundRect(x - 0.16, -0.22, 0.34, 0.56, 0.14), colour);
        break;
      case 'glasses':
        if (away) break;
        for (const x of [0.02, 0.62]) {
          pen.fill(ellipse(x, 0.06, 0.25, 0.23), '#ffffff', 0.16);
          pen.ink(ellipse(x, 0.06, 0.25, 0.23), {width: 1.5, colour: '#3a3630'});
        }
        pen.ink(line([-0.23, 0.04], [-0.72, 0]), {width: 1.2, colour: '#3a3630'});
        break;
      case 'beard':
        if (away) break;
        pen.draw(
          curve([
            [-0.6, 0.4],
            [-0.1, 0.52],
            [0.34, 0.5],
            [0.78, 0.42],
            [0.72, 0.9],
            [0.3, 1.4],
            [-0.2, 1.24],
            [-0.55, 0.86],
          ]),
          colour,
        );
        pen.ink(arc(0.34, 0.62, 0.2, 0.1, 0.02, 0.48), {width: 1.1});
        break;
      case 'helmet': {
        const bubble = ellipse(0.02, -0.06, 1.34, 1.32);
        pen.fill(bubble, '#dff0f4', 0.22);
        pen.ink(bubble, {width: 1.5, colour: darker(colour, 0.25)});
        pen.fill(
          curve([
            [-0.85, -0.75],
            [-0.35, -1.12],
            [-0.15, -1.08],
            [-0.65, -0.68],
            [-0.85, -0.3],
            [-0.98, -0.35],
          ]),
          '#ffffff',
          0.6,
        );
        pen.draw(roundRect(-1, 1.02, 2, 0.3, 0.14), colour);
        break;
      }
      case 'scarf':
      case 'bowtie':
      case 'backpack':
        break;
    }
  }
}
