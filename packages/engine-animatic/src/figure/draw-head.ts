import type {Pen} from '../pen/pen.ts';
import {drawAnimalHead} from './draw-animal-head.ts';
import {drawBirdHead} from './draw-bird-head.ts';
import {drawHeadwear} from './draw-headwear.ts';
import {drawHumanHead} from './draw-human-head.ts';
import {drawRobotHead} from './draw-robot-head.ts';
import type {FigureDesign} from './figure-design.ts';
import type {Pose} from './pose.ts';
import {speciesNamed} from './species.ts';

const headRadius = 0.128;

/** Draws a head whose centre is the pen's origin. */
export function drawHead(pen: Pen, design: FigureDesign, pose: Pose): void {
  const {family, head} = speciesNamed(design.species);
  const scale = headRadius * head;
  // A bigger head grows upwards from the neck.
  const local = pen.within({
    y: headRadius - scale,
    scale,
    turn: pose.view === 'front' ? -pose.gaze * 0.03 : 0,
  });
  switch (family) {
    case 'human':
      drawHumanHead(local, design, pose);
      break;
    case 'animal':
      drawAnimalHead(local, design, pose);
      break;
    case 'bird':
      drawBirdHead(local, design, pose);
      break;
    case 'robot':
      drawRobotHead(local, design, pose);
      break;
    default:
      family satisfies never;
  }
  drawHeadwear(local, design, pose);
}
