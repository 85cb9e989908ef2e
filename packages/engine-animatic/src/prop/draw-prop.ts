import {darker, lighter, mix} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, rect, roundRect, type Point} from '../pen/shape.ts';
import {shadowTone} from '../figure/shadow-tone.ts';
import {lettering} from '../setting/lettering.ts';
import type {PropDesign} from './prop-design.ts';

/**
 * Draws a prop in figure units. What is held hangs on or rises from the origin, the hand; what stands has the
 * ground there.
 */
export function drawProp(pen: Pen, {shape, colour, name}: PropDesign): void {
  switch (shape) {
    case 'umbrella': {
      const centre = -0.04;
      pen.ink(line([0, 0.06], [centre * 0.3, -0.2], [centre, -0.46]), {width: 2});
      pen.ink(arc(0.018, 0.06, 0.018, 0.03, 0, 0.5), {width: 2.2});
      const scallops = 5;
      const rim: Point[] = [];
      for (let index = scallops * 4; index >= 0; index--) {
        const t = index / (scallops * 4);
        rim.push([
          centre - 0.32 + t * 0.64,
          -0.24 - Math.sin(t * Math.PI) * 0.02 - Math.abs(Math.sin(t * Math.PI * scallops)) * 0.028,
        ]);
      }
      const dome = {closed: true, points: [...arc(centre, -0.24, 0.32, 0.215, 0.5, 1).points, ...rim]};
      pen.draw(dome, colour);
      pen.clip(dome, () => {
        for (const [from, to] of [
          [-0.2, -0.07],
          [0.06, 0.19],
        ] as const)
          pen.fill(
            poly([
              [centre, -0.47],
              [centre + from * 1.2, -0.2],
              [centre + to * 1.2, -0.2],
            ]),
            lighter(colour, 0.06),
          );
      });
      pen.shade(dome, -0.05, -0.03, shadowTone, 0.2);
      for (const x of [-0.195, -0.065, 0.065, 0.195])
        pen.ink(
          curve(
            [
              [centre, -0.455],
              [centre + x * 0.75, -0.38],
              [centre + x, -0.255],
            ],
            false,
          ),
          {width: 0.8, alpha: 0.7},
        );
      pen.ink(dome);
      pen.ink(line([centre, -0.45], [centre, -0.49]), {width: 1.8});
      return;
    }
    case 'suitcase':
      pen.ink(arc(0, 0.02, 0.032, 0.035, 0.5, 1), {width: 2.6});
      pen.draw(roundRect(-0.105, 0.025, 0.21, 0.155, 0.02), colour);
      pen.shade(roundRect(-0.105, 0.025, 0.21, 0.155, 0.02), -0.02, -0.015, shadowTone, 0.2);
      for (const x of [-0.06, 0.042])
        pen.draw(rect(x, 0.025, 0.02, 0.155), darker(colour, 0.14), {width: 0.6});
      pen.fill(rect(-0.012, 0.085, 0.024, 0.016), '#d8b35c');
      return;
    case 'lantern':
      pen.glow([0, 0.1], 0.34, '#ffd27a', 0.6);
      pen.ink(arc(0, 0.035, 0.035, 0.04, 0.5, 1), {width: 1.4});
      pen.draw(
        poly([
          [-0.045, 0.05],
          [0, 0.015],
          [0.045, 0.05],
        ]),
        colour,
      );
      pen.draw(rect(-0.036, 0.05, 0.072, 0.09), '#ffe3a3');
      pen.fill(ellipse(0, 0.1, 0.014, 0.026), '#ff9f45');
      for (const x of [-0.012, 0.014]) pen.ink(line([x, 0.05], [x, 0.14]), {width: 0.7});
      pen.draw(rect(-0.046, 0.14, 0.092, 0.018), colour);
      return;
    case 'cup':
      pen.draw(
        poly([
          [-0.034, -0.05],
          [0.034, -0.05],
          [0.027, 0.02],
          [-0.027, 0.02],
        ]),
        colour,
      );
      pen.ink(arc(0.04, -0.018, 0.018, 0.02, -0.25, 0.25), {width: 1.3});
      for (const x of [-0.012, 0.012])
        pen.ink(
          curve(
            [
              [x, -0.065],
              [x + 0.01, -0.085],
              [x - 0.006, -0.105],
              [x + 0.006, -0.13],
            ],
            false,
          ),
          {width: 0.8, alpha: 0.45},
        );
      return;
    case 'letter':
      pen.draw(
        poly([
          [-0.055, -0.075],
          [0.055, -0.06],
          [0.048, 0.012],
          [-0.062, -0.002],
        ]),
        colour,
      );
      pen.ink(line([-0.055, -0.075], [0.002, -0.02], [0.055, -0.06]), {width: 0.8});
      return;
    case 'book':
      pen.draw(
        poly([
          [-0.07, -0.07],
          [0.002, -0.05],
          [0.075, -0.07],
          [0.075, 0.015],
          [0.002, 0.035],
          [-0.07, 0.015],
        ]),
        colour,
      );
      pen.fill(
        poly([
          [-0.06, -0.078],
          [0.002, -0.06],
          [0.066, -0.078],
          [0.064, -0.062],
          [0.002, -0.042],
          [-0.058, -0.062],
        ]),
        '#f4ecd8',
      );
      pen.ink(line([0.002, -0.05], [0.002, 0.033]), {width: 0.9});
      return;
    case 'phone':
      pen.draw(roundRect(-0.02, -0.075, 0.042, 0.085, 0.008), colour);
      pen.fill(roundRect(-0.013, -0.066, 0.028, 0.062, 0.004), '#bfe3ea');
      return;
    case 'flower':
      for (const [dx, dy, tint] of [
        [-0.035, -0.12, 0],
        [0.03, -0.13, 0.1],
        [0, -0.165, 0.05],
      ] as const) {
        pen.ink(line([0, 0.03], [dx * 0.6, -0.06], [dx, dy]), {width: 1.2, colour: '#4f7d53'});
        for (let petal = 0; petal < 5; petal++)
          pen.draw(
            ellipse(
              dx + Math.cos(petal * 1.257) * 0.02,
              dy + Math.sin(petal * 1.257) * 0.02,
              0.017,
              0.013,
              petal * 1.257,
            ),
            lighter(colour, tint),
            {width: 0.5},
          );
        pen.fill(ellipse(dx, dy, 0.011, 0.011), '#f0c95a');
      }
      return;
    case 'balloon':
      pen.ink(
        curve(
          [
            [0, 0],
            [0.03, -0.16],
            [-0.01, -0.3],
            [0.02, -0.42],
          ],
          false,
        ),
        {width: 0.8},
      );
      pen.draw(
        curve([
          [0.02, -0.42],
          [-0.085, -0.53],
          [-0.07, -0.66],
          [0.02, -0.7],
          [0.11, -0.66],
          [0.125, -0.53],
        ]),
        colour,
      );
      pen.fill(ellipse(-0.025, -0.6, 0.018, 0.04, 0.3), '#ffffff', 0.5);
      return;
    case 'guitar':
      pen.ink(line([0.005, 0.12], [0.055, -0.2]), {width: 4, colour: darker(colour, 0.2)});
      pen.draw(
        curve([
          [-0.07, 0.12],
          [-0.045, 0.2],
          [-0.085, 0.29],
          [-0.02, 0.35],
          [0.065, 0.31],
          [0.06, 0.21],
          [0.075, 0.12],
          [0.01, 0.08],
        ]),
        colour,
      );
      pen.draw(ellipse(0, 0.2, 0.022, 0.022), '#3a2a22', {width: 0.6});
      return;
    case 'basket':
      pen.ink(arc(0, 0.075, 0.075, 0.075, 0.5, 1), {width: 2, colour: darker(colour, 0.15)});
      pen.draw(
        poly([
          [-0.09, 0.075],
          [0.09, 0.075],
          [0.065, 0.16],
          [-0.065, 0.16],
        ]),
        colour,
      );
      pen.hatch(
        poly([
          [-0.09, 0.075],
          [0.09, 0.075],
          [0.065, 0.16],
          [-0.065, 0.16],
        ]),
        {turn: 0.1, gap: 5},
      );
      return;
    case 'ball':
      pen.fill(ellipse(0.01, 0, 0.1, 0.014), shadowTone, 0.22);
      pen.draw(ellipse(0, -0.085, 0.085, 0.085), colour);
      pen.shade(ellipse(0, -0.085, 0.085, 0.085), -0.025, -0.025, shadowTone, 0.22);
      pen.ink(
        curve(
          [
            [-0.08, -0.1],
            [0, -0.07],
            [0.08, -0.1],
          ],
          false,
        ),
        {width: 0.9},
      );
      return;
    case 'bicycle': {
      pen.fill(ellipse(0, 0, 0.33, 0.016), shadowTone, 0.22);
      for (const x of [-0.21, 0.21]) {
        pen.ink(ellipse(x, -0.135, 0.13, 0.13), {width: 1.8});
        for (let spoke = 0; spoke < 6; spoke++)
          pen.ink(
            line([x, -0.135], [x + Math.cos(spoke * 1.05) * 0.125, -0.135 + Math.sin(spoke * 1.05) * 0.125]),
            {width: 0.5, alpha: 0.6},
          );
      }
      for (const frame of [
        line([-0.21, -0.135], [-0.06, -0.32], [0.15, -0.31], [0.0, -0.13], [-0.21, -0.135]),
        line([-0.06, -0.32], [0, -0.13]),
        line([0.21, -0.135], [0.13, -0.4]),
      ])
        pen.ink(frame, {width: 3, colour});
      pen.ink(line([-0.06, -0.32], [-0.075, -0.365]), {width: 2});
      pen.draw(roundRect(-0.125, -0.385, 0.1, 0.026, 0.012), '#4b3a30');
      pen.ink(
        curve(
          [
            [0.2, -0.42],
            [0.13, -0.41],
            [0.09, -0.395],
          ],
          false,
        ),
        {width: 2},
      );
      return;
    }
    case 'car': {
      pen.fill(ellipse(0, 0.005, 0.72, 0.03), shadowTone, 0.25);
      const body = curve([
        [-0.68, -0.09],
        [-0.69, -0.22],
        [-0.6, -0.28],
        [-0.4, -0.31],
        [-0.27, -0.47],
        [-0.08, -0.52],
        [0.2, -0.51],
        [0.36, -0.32],
        [0.6, -0.28],
        [0.69, -0.2],
        [0.69, -0.09],
        [0, -0.07],
      ]);
      pen.draw(body, colour);
      pen.shade(body, -0.01, -0.08, shadowTone, 0.2);
      pen.ink(body);
      const glass = mix('#cfe3e6', colour, 0.1);
      pen.draw(
        curve([
          [-0.34, -0.32],
          [-0.23, -0.45],
          [-0.05, -0.48],
          [-0.03, -0.32],
        ]),
        glass,
        {width: 0.9},
      );
      pen.draw(
        curve([
          [0.02, -0.32],
          [0.01, -0.48],
          [0.18, -0.47],
          [0.3, -0.32],
        ]),
        glass,
        {width: 0.9},
      );
      pen.ink(line([-0.005, -0.31], [0, -0.1]), {width: 0.8});
      pen.draw(ellipse(0.66, -0.2, 0.03, 0.035), '#fff0c0', {width: 0.8});
      for (const x of [-0.42, 0.42]) {
        pen.draw(ellipse(x, -0.085, 0.105, 0.105), '#34343b');
        pen.draw(ellipse(x, -0.085, 0.05, 0.05), '#c9ccd0', {width: 0.8});
      }
      return;
    }
    case 'box':
    case 'thing': {
      pen.fill(ellipse(0.02, 0, 0.19, 0.02), shadowTone, 0.22);
      const front = rect(-0.16, -0.24, 0.32, 0.24);
      pen.draw(
        poly([
          [-0.16, -0.24],
          [-0.1, -0.3],
          [0.22, -0.3],
          [0.16, -0.24],
        ]),
        lighter(colour, 0.08),
      );
      pen.draw(
        poly([
          [0.16, -0.24],
          [0.22, -0.3],
          [0.22, -0.06],
          [0.16, 0],
        ]),
        darker(colour, 0.1),
      );
      pen.draw(front, colour);
      pen.hatch(rect(-0.16, -0.06, 0.32, 0.06), {turn: 0.12, gap: 6, alpha: 0.25});
      if (shape === 'box') {
        pen.fill(rect(-0.025, -0.24, 0.05, 0.24), lighter(colour, 0.12));
        return;
      }
      pen.draw(rect(-0.135, -0.185, 0.27, 0.09), '#f6efdf', {width: 0.8});
      lettering(pen, name, [0, -0.139], 0.052, 0.25, '#34303a');
    }
  }
}
