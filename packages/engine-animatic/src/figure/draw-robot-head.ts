import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, ellipse, line, roundRect} from '../pen/shape.ts';
import type {FigureDesign} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {shadowTone} from './shadow-tone.ts';

const glowing = '#ffe2a0';

export function drawRobotHead(pen: Pen, design: FigureDesign, pose: Pose): void {
  const {coat, garmentColour} = design;
  pen.ink(line([0, -0.78], [0.02, -1.1], [-0.02, -1.3]), {width: 1.6});
  pen.draw(ellipse(-0.02, -1.36, 0.13, 0.13), garmentColour);
  for (const x of [-1.02, 0.98]) pen.draw(roundRect(x - 0.1, -0.28, 0.2, 0.5, 0.07), darker(coat, 0.14));
  const head = roundRect(-0.96, -0.82, 1.92, 1.6, 0.4);
  pen.draw(head, coat);
  pen.shade(head, -0.2, -0.06, shadowTone, 0.2);
  pen.ink(head);
  for (const [x, y] of [
    [-0.78, -0.6],
    [0.78, -0.6],
    [-0.78, 0.56],
    [0.78, 0.56],
  ] as const)
    pen.fill(ellipse(x, y, 0.05, 0.05), pen.inkColour, 0.6);
  if (pose.view === 'back') {
    for (const y of [-0.2, 0, 0.2]) pen.ink(line([-0.4, y], [0.4, y]), {width: 1, alpha: 0.6});
    return;
  }
  pen.draw(roundRect(-0.5, -0.44, 1.36, 0.72, 0.3), '#2b3442');
  for (const x of [-0.12, 0.5]) {
    if (pose.eyes === 'closed') {
      pen.ink(arc(x, -0.12, 0.15, 0.1, 0.02, 0.48), {width: 2, colour: glowing});
    } else {
      pen.glow([x, -0.08], 0.36, glowing, 0.5);
      pen.fill(ellipse(x, -0.08, 0.135, pose.eyes === 'wide' ? 0.19 : 0.155), glowing);
      pen.fill(ellipse(x + 0.04, -0.13, 0.045, 0.05), '#ffffff');
    }
  }
  for (const [index, x] of [0, 0.13, 0.26, 0.39].entries())
    pen.ink(line([x, 0.44], [x, 0.6]), {width: index % 2 === 0 ? 1.2 : 1, alpha: 0.8});
  pen.fill(ellipse(-0.62, -0.6, 0.16, 0.07, -0.3), lighter(coat, 0.15), 0.9);
}
