import {darker} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, ellipse, line, roundRect} from '../pen/shape.ts';
import {shadowTone} from './shadow-tone.ts';
import type {FigureDesign} from './figure-design.ts';

/** The trunk of a robot. */
export function drawChassis(pen: Pen, design: FigureDesign, away: boolean): void {
  const {coat, garmentColour} = design;
  pen.draw(roundRect(-0.028, -0.78, 0.06, 0.08, 0.01), darker(coat, 0.16));
  const box = roundRect(-0.125, -0.72, 0.25, 0.34, 0.05);
  pen.draw(box, coat);
  pen.clip(box, () => pen.fill(roundRect(-0.14, -0.47, 0.3, 0.12, 0), garmentColour));
  pen.shade(box, -0.04, -0.014, shadowTone, 0.2);
  pen.ink(box);
  pen.ink(line([-0.122, -0.468], [0.122, -0.466]), {width: 0.8});
  if (away) {
    for (const y of [-0.65, -0.625, -0.6, -0.575])
      pen.ink(line([-0.06, y], [0.06, y]), {width: 0.9, alpha: 0.7});
    return;
  }
  pen.draw(roundRect(-0.045, -0.665, 0.135, 0.115, 0.02), darker(coat, 0.2), {width: 0.8});
  pen.draw(ellipse(-0.01, -0.61, 0.02, 0.02), '#ffd27a', {width: 0.6});
  pen.ink(arc(0.055, -0.6, 0.022, 0.022, 0.5, 1), {width: 0.9, colour: '#9fd8d2'});
  for (const y of [-0.515, -0.49]) pen.ink(line([-0.05, y], [0.085, y]), {width: 0.7, alpha: 0.6});
  for (const [x, y] of [
    [-0.105, -0.7],
    [0.105, -0.7],
    [-0.105, -0.4],
    [0.105, -0.4],
  ] as const)
    pen.fill(ellipse(x, y, 0.007, 0.007), pen.inkColour, 0.7);
}
