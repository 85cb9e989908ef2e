import {lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {ellipse, limb} from '../pen/shape.ts';
import type {BodyFrame} from './body-frame.ts';
import type {FigureDesign} from './figure-design.ts';
import {shadowTone} from './shadow-tone.ts';
import {speciesNamed} from './species.ts';

export function drawTail(pen: Pen, design: FigureDesign, frame: BodyFrame): void {
  const {family, traits} = speciesNamed(design.species);
  // Who sits has a shorter coat below the root of the tail.
  const y = frame.hip[1] - (frame.drop > 0.1 ? 0.07 : 0);
  if (family === 'bird') {
    pen.draw(
      limb(
        [
          [-0.05, y + 0.02],
          [-0.13, y + 0.07],
          [-0.2, y + 0.13],
        ],
        [0.04, 0.035, 0.02],
      ),
      design.coat,
    );
    return;
  }
  switch (traits?.tail ?? 'none') {
    case 'bushy': {
      const spine = [
        [-0.06, y + 0.1],
        [-0.19, y + 0.21],
        [-0.31, y + 0.14],
        [-0.335, y - 0.06],
      ] as const;
      const tail = limb(spine, [0.022, 0.055, 0.082, 0.07, 0.012]);
      pen.draw(tail, design.coat);
      pen.shade(tail, 0.012, -0.022, shadowTone, 0.2);
      pen.clip(tail, () => pen.fill(ellipse(-0.345, y - 0.03, 0.08, 0.085), lighter(design.coat, 0.22)));
      pen.ink(tail);
      return;
    }
    case 'thin':
      pen.draw(
        limb(
          [
            [-0.07, y + 0.11],
            [-0.19, y + 0.13],
            [-0.24, y + 0.02],
            [-0.2, y - 0.09],
          ],
          [0.017, 0.016, 0.016, 0.012],
        ),
        design.coat,
      );
      return;
    case 'stub':
      pen.draw(ellipse(-0.12, y + 0.09, 0.035, 0.033), lighter(design.coat, 0.06));
      return;
    case 'none':
      return;
  }
}
