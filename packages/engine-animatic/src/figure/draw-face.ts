import type {Colour} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, type Point} from '../pen/shape.ts';
import type {Pose} from './pose.ts';

const dark: Colour = '#24222b';

/** Two eyes with lids and brows, in head units. */
export function drawEyes(
  pen: Pen,
  pose: Pose,
  {
    left,
    right,
    size,
    brows,
  }: {readonly left: Point; readonly right: Point; readonly size: number; readonly brows: Colour | null},
): void {
  [left, right].forEach(([x, y], index) => {
    const inner = index === 0 ? 1 : -1;
    if (pose.eyes === 'closed') {
      pen.ink(arc(x, y - size * 0.2, size * 1.15, size * 0.8, 0.06, 0.44), {width: 1.3, colour: dark});
    } else {
      const tall = pose.eyes === 'wide' ? 1.45 : 1.18;
      pen.fill(ellipse(x, y, size * 0.82, size * tall), dark);
      pen.fill(ellipse(x + size * 0.24, y - size * 0.42, size * 0.27, size * 0.32), '#ffffff');
      // The upper lid gives the dot a look.
      pen.ink(arc(x, y - size * 0.1, size * 1.2, size * (tall + 0.05), 0.57, 0.94), {
        width: 1.1,
        colour: dark,
      });
    }
    if (brows !== null) {
      const lift = pose.mood === 'surprised' ? 0.12 : pose.mood === 'happy' ? 0.04 : 0;
      const slant = pose.mood === 'sad' ? -0.09 : pose.mood === 'angry' ? 0.11 : 0.01;
      const by = y - size * 2.35 - lift;
      pen.ink(
        line(
          [x - size * 1.25, by + (inner === 1 ? -slant : slant) * 0.6],
          [x, by - 0.03],
          [x + size * 1.25, by + (inner === 1 ? slant : -slant) * 0.6],
        ),
        {width: 1.6, colour: brows},
      );
    }
  });
}

export function drawMouth(pen: Pen, [x, y]: Point, width: number, mood: Pose['mood']): void {
  switch (mood) {
    case 'happy':
      pen.ink(arc(x, y - width * 0.35, width, width * 0.62, 0.04, 0.46), {width: 1.2, colour: dark});
      return;
    case 'sad':
      pen.ink(arc(x, y + width * 0.5, width * 0.8, width * 0.5, 0.57, 0.93), {width: 1.2, colour: dark});
      return;
    case 'angry':
      pen.ink(line([x - width * 0.8, y + 0.03], [x + width * 0.8, y - 0.02]), {width: 1.3, colour: dark});
      return;
    case 'surprised':
      pen.draw(ellipse(x, y + 0.03, width * 0.4, width * 0.5), '#6b3a3a', {width: 1});
      return;
    case 'calm':
      pen.ink(
        curve(
          [
            [x - width * 0.75, y - 0.01],
            [x, y + 0.035],
            [x + width * 0.75, y - 0.015],
          ],
          false,
        ),
        {width: 1.2, colour: dark},
      );
  }
}

export function drawBlush(pen: Pen, at: readonly Point[], radius: number, colour: Colour): void {
  for (const [x, y] of at) pen.fill(ellipse(x, y, radius, radius * 0.68), colour, 0.3);
}
