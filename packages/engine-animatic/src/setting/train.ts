import {darker, lighter} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {arc, curve, ellipse, line, poly, rect, roundRect} from '../pen/shape.ts';
import type {Offset, Stage, StillLayer} from './setting.ts';

const carriage = 1.3;
const carriages = 3;

/** How near its rails are. */
export const trainDepth = 0.8;

/** Half the length of a train: it stands with its middle carriage before us. */
export const trainHalf: number = (carriage * carriages) / 2 + 0.6;

/** Where the open door of a standing train is. */
export const trainDoor = 0.3;

/** Draws a train that heads left, rails at `y`, with its middle at 0. */
export function drawTrain(pen: Pen, stage: Stage, y: number): void {
  const {light} = stage;
  const body = light.lit('#2f7a74', 0.08);
  const band = light.lit('#efe2c2', 0.08);
  const glass = light.lamps ? light.glow : light.lit('#bcd6d6', 0.12);
  const iron = light.lit('#3b3f48', 0.08);
  for (let index = 0; index < carriages; index++) {
    const left = -(carriage * carriages) / 2 + index * carriage;
    const top = y - 0.37;
    const cab = index === 0;
    for (const wheel of [0.12, 0.24, 0.88, 1.0, 1.12]) {
      pen.draw(ellipse(left + wheel + 0.06, y - 0.028, 0.034, 0.034), iron, {width: 0.8});
    }
    pen.fill(rect(left + 0.03, y - 0.075, carriage - 0.06, 0.05), iron);
    const shell = cab
      ? curve([
          [left - 0.1, y - 0.07],
          [left - 0.1, y - 0.17],
          [left + 0.03, top + 0.04],
          [left + 0.16, top],
          [left + 0.7, top - 0.008],
          [left + carriage - 0.03, top],
          [left + carriage - 0.018, top + 0.03],
          [left + carriage - 0.018, y - 0.07],
          [left + 0.6, y - 0.066],
        ])
      : roundRect(left + 0.018, top, carriage - 0.036, 0.3, 0.035);
    pen.draw(shell, body);
    pen.clip(shell, () => {
      pen.fill(rect(left - 0.2, top + 0.055, carriage + 0.3, 0.115), band);
      pen.fill(rect(left - 0.2, y - 0.1, carriage + 0.3, 0.05), darker(body, 0.07));
      pen.fill(rect(left - 0.2, top, carriage + 0.3, 0.016), lighter(body, 0.1));
    });
    pen.ink(shell);
    for (let pane = 0; pane < 6; pane++) {
      const x = left + 0.1 + pane * 0.19;
      if (Math.abs(x + 0.07 - trainDoor) < 0.16 && index === 1) continue;
      if (cab && pane === 0) {
        const front = poly([
          [left - 0.055, top + 0.135],
          [left + 0.035, top + 0.06],
          [left + 0.1, top + 0.06],
          [left + 0.1, top + 0.15],
          [left - 0.05, top + 0.15],
        ]);
        pen.draw(front, glass);
        continue;
      }
      const window = roundRect(x, top + 0.065, 0.14, 0.092, 0.014);
      pen.draw(window, glass, {width: 0.9});
      if (!light.lamps)
        pen.clip(window, () =>
          pen.fill(
            poly([
              [x + 0.02, top + 0.17],
              [x + 0.07, top + 0.05],
              [x + 0.1, top + 0.05],
              [x + 0.05, top + 0.17],
            ]),
            '#ffffff',
            0.35,
          ),
        );
    }
    if (cab) {
      pen.glow([left - 0.095, y - 0.13], 0.12, light.glow, 0.8);
      pen.draw(ellipse(left - 0.085, y - 0.125, 0.016, 0.02), '#fff2c8', {width: 0.8});
    }
    pen.hatch(rect(left + 0.04, y - 0.105, carriage - 0.1, 0.04), {turn: 0.12, gap: 6, alpha: 0.25});
    pen.ink(line([left + 0.02, top + 0.196], [left + carriage - 0.02, top + 0.196]), {
      width: 0.6,
      alpha: 0.6,
    });
  }
  // The pantograph.
  pen.ink(line([0.08, y - 0.375], [-0.02, y - 0.45], [0.08, y - 0.5]), {width: 1.1});
  pen.ink(line([0.02, y - 0.505], [0.14, y - 0.505]), {width: 1.2});
  const door = roundRect(trainDoor - 0.085, y - 0.325, 0.17, 0.25, 0.012);
  pen.draw(door, light.lit(light.lamps ? '#ffdf9a' : '#f4d79a', 0.02));
  pen.fill(
    poly([
      [trainDoor - 0.08, y - 0.08],
      [trainDoor - 0.03, y - 0.14],
      [trainDoor + 0.03, y - 0.14],
      [trainDoor + 0.08, y - 0.08],
    ]),
    light.lit('#a8794c'),
  );
  pen.ink(door);
  pen.ink(arc(trainDoor, y - 0.33, 0.09, 0.02, 0.5, 1), {width: 0.8});
}

/** The two leaves of the door, which slide aside while the train stands. */
export function trainDoors(stage: Stage, y: number): readonly StillLayer[] {
  const {light} = stage;
  const leaf = lighter(light.lit('#2f7a74', 0.08), 0.05);
  const glass = light.lamps ? light.glow : light.lit('#bcd6d6', 0.12);
  const ride = trainMotion(stage);
  return ([-1, 1] as const).map((side): StillLayer => {
    const left = trainDoor + (side === -1 ? -0.085 : 0.001);
    return {
      kind: 'still',
      depth: trainDepth,
      box: {left: left - 0.01, right: left + 0.094, top: y - 0.335, bottom: y - 0.065},
      motion: (seconds) => ({x: ride(seconds).x + side * 0.08 * doorsOpen(stage, seconds), y: 0}),
      paint: (pen) => {
        pen.draw(rect(left, y - 0.324, 0.084, 0.248), leaf, {width: 0.9});
        pen.draw(roundRect(left + 0.016, y - 0.3, 0.052, 0.1, 0.012), glass, {width: 0.7});
      },
    };
  });
}

/** 0 is shut, 1 open. */
function doorsOpen({train, seconds}: Stage, at: number): number {
  const ease = (t: number): number =>
    Math.max(0, Math.min(1, t)) ** 2 * (3 - 2 * Math.max(0, Math.min(1, t)));
  switch (train) {
    case 'arrives':
      return ease((at - arrivalSeconds(seconds) * 0.82) / 0.7);
    case 'stands':
      return 1;
    case 'leaves':
      return 1 - ease((at - seconds * 0.1) / 0.7);
    case 'passes':
    case 'none':
      return 0;
  }
}

/** When a train that arrives has come to rest. */
export function arrivalSeconds(seconds: number): number {
  return Math.min(5.5, seconds * 0.6);
}

/** Where a train is along its way, with brakes that a passenger would not spill coffee under. */
export function trainMotion({train, seconds, half}: Stage): (at: number) => Offset {
  const away = half + trainHalf + 0.3;
  const span = arrivalSeconds(seconds);
  switch (train) {
    case 'arrives':
      return (at) => ({x: away * (1 - Math.min(1, at / span)) ** 2.4, y: 0});
    case 'leaves':
      return (at) => ({x: -away * Math.max(0, (at - seconds * 0.25) / (seconds * 0.75)) ** 2, y: 0});
    case 'passes':
      return (at) => ({x: away - (2 * away * at) / Math.min(seconds, 7), y: 0});
    case 'stands':
    case 'none':
      return () => ({x: 0, y: 0});
  }
}
