import {darker} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, limb, type Point} from '../pen/shape.ts';
import {bodyFrame, shoulders, type BodyFrame} from './body-frame.ts';
import {drawGarment, hasSleeves, isLong} from './draw-garment.ts';
import {drawHead} from './draw-head.ts';
import {drawTail} from './draw-tail.ts';
import type {FigureDesign} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {shadowTone} from './shadow-tone.ts';
import {speciesNamed} from './species.ts';

/** Paints a prop at a hand. */
export type HeldThing = {
  readonly hand: 'near' | 'far';
  readonly draw: (pen: Pen) => void;
  /** Behind the body, as an umbrella's canopy is. */
  readonly behind?: boolean;
};

/** Draws a figure in figure units, facing right, with its feet at the origin. */
export function drawFigure(
  pen: Pen,
  design: FigureDesign,
  pose: Pose,
  held: readonly HeldThing[] = [],
): void {
  const frame = bodyFrame(pose);
  const away = pose.view === 'back';
  const hold = (hand: 'near' | 'far', behind: boolean): void => {
    for (const thing of held) {
      if (thing.hand !== hand || (thing.behind ?? false) !== behind) continue;
      const [x, y] = hand === 'near' ? frame.nearHand : frame.farHand;
      thing.draw(pen.within({x, y}));
    }
  };
  hold('near', true);
  hold('far', true);
  if (!away) drawTail(pen, design, frame);
  drawLeg(pen, design, frame, 'far', pose);
  drawLeg(pen, design, frame, 'near', pose);
  if (!away) drawArm(pen, design, frame, 'far');
  if (!away) hold('far', false);
  drawGarment(pen, design, frame, pose);
  if (away) drawArm(pen, design, frame, 'far');
  if (away) drawTail(pen, design, frame);
  drawHead(pen.within({x: frame.headCentre[0] + frame.lean, y: frame.headCentre[1]}), design, pose);
  drawArm(pen, design, frame, 'near');
  hold('near', false);
  if (away) hold('far', false);
}

function drawLeg(pen: Pen, design: FigureDesign, frame: BodyFrame, side: 'near' | 'far', pose: Pose): void {
  const near = side === 'near';
  const foot = near ? frame.nearFoot : frame.farFoot;
  const knee = near ? frame.nearKnee : frame.farKnee;
  const hip: Point = [near ? 0.048 : -0.046, frame.hip[1]];
  const bare = design.garment === 'dress';
  const robot = speciesNamed(design.species).family === 'robot';
  const bird = speciesNamed(design.species).family === 'bird';
  const colour = robot ? darker(design.coat, 0.1) : bird ? '#d69443' : bare ? design.coat : design.legs;
  const tone = near ? colour : darker(colour, 0.06);
  const thick = bird ? 0.016 : robot ? 0.028 : bare ? 0.03 : 0.042;
  const ankle: Point = [foot[0] - 0.004, foot[1] - 0.045];
  const leg = limb([hip, knee, ankle], [thick * 1.15, thick, thick * 0.82]);
  pen.draw(leg, tone);
  if (!bird && isLong(design.garment) && !pose.seated) pen.shade(leg, 0, 0.09, shadowTone, 0.22);
  const boot = design.garment === 'raincoat' || design.garment === 'overalls';
  const shoeColour = bird
    ? tone
    : robot
      ? darker(design.coat, 0.18)
      : near
        ? design.shoes
        : darker(design.shoes, 0.05);
  if (boot && !bird && !robot) {
    const shaft: Point = [ankle[0] + (knee[0] - ankle[0]) * 0.42, ankle[1] + (knee[1] - ankle[1]) * 0.42];
    pen.draw(limb([shaft, ankle, [foot[0], foot[1] - 0.02]], [0.046, 0.042, 0.04]), shoeColour);
  }
  const turned = pose.view === 'back' ? 0.4 : 1;
  pen.draw(
    curve([
      [foot[0] - 0.045, foot[1] - 0.006],
      [foot[0] - 0.04, foot[1] - 0.052],
      [foot[0] + 0.012, foot[1] - 0.06],
      [foot[0] + 0.075 * turned, foot[1] - 0.03],
      [foot[0] + 0.085 * turned, foot[1] - 0.004],
      [foot[0] + 0.02, foot[1] + 0.004],
    ]),
    shoeColour,
  );
}

function drawArm(pen: Pen, design: FigureDesign, frame: BodyFrame, side: 'near' | 'far'): void {
  const near = side === 'near';
  const shoulder: Point = [(near ? shoulders.near : shoulders.far) + frame.lean, shoulders.y + frame.drop];
  const elbow = near ? frame.nearElbow : frame.farElbow;
  const hand = near ? frame.nearHand : frame.farHand;
  const {family} = speciesNamed(design.species);
  const sleeve =
    family === 'robot'
      ? darker(design.coat, 0.08)
      : hasSleeves(design.garment)
        ? design.garmentColour
        : design.trim;
  const tone = near ? sleeve : darker(sleeve, 0.07);
  const skin = family === 'robot' ? darker(design.coat, 0.16) : design.coat;
  const wrist: Point = [hand[0] + (elbow[0] - hand[0]) * 0.12, hand[1] + (elbow[1] - hand[1]) * 0.12];
  if (family !== 'bird')
    pen.draw(ellipse(hand[0], hand[1], 0.029, 0.031), near ? skin : darker(skin, 0.04), {width: 0.9});
  if (family === 'robot') {
    pen.draw(limb([shoulder, elbow, wrist], [0.022, 0.018, 0.022]), tone);
    for (const [x, y] of [shoulder, elbow]) pen.draw(ellipse(x, y, 0.032, 0.032), design.coat, {width: 0.9});
    return;
  }
  if (family === 'bird') {
    const wing = limb([shoulder, elbow, hand], [0.035, 0.05, 0.012]);
    pen.draw(wing, near ? design.coat : darker(design.coat, 0.06));
    pen.hatch(wing, {turn: 0.2, gap: 6, alpha: 0.25});
    return;
  }
  const arm = limb([shoulder, elbow, wrist], [0.042, 0.038, 0.034]);
  pen.draw(arm, tone);
  pen.shade(arm, -0.014, -0.01, shadowTone, 0.16);
  const cuff: Point = [hand[0] + (elbow[0] - hand[0]) * 0.2, hand[1] + (elbow[1] - hand[1]) * 0.2];
  pen.ink(
    {
      points: limb([cuff, wrist], [0.034, 0.034])
        .points.slice(0, 1)
        .concat(limb([cuff, wrist], [0.034, 0.034]).points.slice(-1)),
      closed: false,
    },
    {width: 0.7, alpha: 0.7},
  );
}
