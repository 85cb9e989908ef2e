import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, line} from '../pen/shape.ts';
import {drawEyes} from './draw-face.ts';
import type {FigureDesign} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {shadowTone} from './shadow-tone.ts';

export function drawBirdHead(pen: Pen, design: FigureDesign, pose: Pose): void {
  const {coat} = design;
  for (const [x, y, turn] of [
    [-0.1, -1.02, -0.35],
    [0.14, -1.06, 0.1],
  ] as const)
    pen.draw(ellipse(x, y, 0.1, 0.3, turn), darker(coat, 0.06), {width: 0.9});
  const head = ellipse(0, 0, 0.92, 0.9);
  pen.draw(head, coat);
  if (pose.view === 'back') {
    pen.shade(head, -0.15, -0.05, shadowTone, 0.2);
    pen.ink(head);
    return;
  }
  pen.clip(head, () => pen.fill(ellipse(0.42, 0.24, 0.62, 0.56), lighter(coat, 0.2)));
  pen.shade(head, -0.15, 0.02, shadowTone, 0.15);
  pen.ink(head);
  drawEyes(pen, pose, {left: [0.02, -0.08], right: [0.62, -0.1], size: 0.12, brows: null});
  pen.draw(
    curve([
      [0.3, 0.16],
      [0.72, 0.08],
      [1.22, 0.32],
      [0.7, 0.5],
      [0.34, 0.42],
    ]),
    '#dc9a3e',
  );
  pen.ink(line([0.36, 0.31], [0.75, 0.33], [1.14, 0.33]), {width: 0.9});
}
