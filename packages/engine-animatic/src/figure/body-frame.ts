import type {Point} from '../pen/shape.ts';
import type {ArmPose, Pose} from './pose.ts';

/**
 * Where the joints are, in figure units: the feet stand at 0, the crown is at −1, the figure faces right.
 */
export type BodyFrame = {
  /** How far the trunk has sunk or bobbed. */
  readonly drop: number;
  readonly hip: Point;
  readonly nearFoot: Point;
  readonly farFoot: Point;
  readonly nearKnee: Point;
  readonly farKnee: Point;
  readonly nearHand: Point;
  readonly farHand: Point;
  readonly nearElbow: Point;
  readonly farElbow: Point;
  readonly headCentre: Point;
  readonly lean: number;
};

export const shoulders = {near: 0.088, far: -0.09, y: -0.665} as const;
const thigh = 0.2;
const upperArm = 0.151;

export function bodyFrame(pose: Pose): BodyFrame {
  const stride = pose.stride === null ? null : pose.stride * Math.PI * 2;
  const bob = stride === null ? 0 : -Math.abs(Math.sin(stride)) * 0.014 + 0.007;
  const drop = pose.seated ? 0.15 : bob;
  const hip: Point = [0, -0.4 + drop];
  const foot = (phase: number, x: number): Point =>
    stride === null
      ? [x, 0]
      : [Math.sin(stride + phase) * 0.135, -Math.max(0, Math.cos(stride + phase)) * 0.05];
  const nearFoot: Point = pose.seated ? [0.2, 0] : foot(0, 0.058);
  const farFoot: Point = pose.seated ? [0.13, 0] : foot(Math.PI, -0.052);
  const knee = (from: Point, to: Point): Point =>
    pose.seated ? [to[0] - 0.005, hip[1] + 0.01] : bend(from, to, thigh, 1);
  const hand = (arm: ArmPose, side: 1 | -1): Point => {
    const swing = stride === null ? 0 : Math.sin(stride + (side === 1 ? Math.PI : 0)) * 0.1;
    const [x, y] = reach(arm, side);
    return [x + (arm === 'down' ? swing : 0), y + drop - (arm === 'down' ? Math.abs(swing) * 0.12 : 0)];
  };
  const nearHand = hand(pose.near, 1);
  const farHand = hand(pose.far, -1);
  const shoulderY = shoulders.y + drop;
  return {
    drop,
    hip,
    nearFoot,
    farFoot,
    nearKnee: knee([0.05, hip[1]], nearFoot),
    farKnee: knee([-0.05, hip[1]], farFoot),
    nearHand,
    farHand,
    nearElbow: bend([shoulders.near, shoulderY], nearHand, upperArm, pose.near === 'down' ? 1 : -1),
    farElbow: bend(
      [shoulders.far, shoulderY],
      farHand,
      upperArm,
      pose.far === 'down' ? 1 : pose.far === 'wave' || pose.far === 'raised' ? 1 : -1,
    ),
    headCentre: [0.012, -0.862 + drop],
    lean: stride === null ? 0 : 0.008,
  };
}

function reach(arm: ArmPose, side: 1 | -1): Point {
  switch (arm) {
    case 'down':
      return [side * 0.128, -0.375];
    case 'pocket':
      return [side * 0.1, -0.43];
    case 'raised':
      return [side * 0.13, -0.735];
    case 'front':
      return [side === 1 ? 0.155 : 0.085, -0.525];
    case 'wave':
      return [side * 0.21, -0.87];
    case 'carry':
      return [side * 0.135, -0.345];
    case 'chin':
      return [side === 1 ? 0.085 : -0.02, -0.745];
    case 'reach':
      return [side * 0.29, -0.62];
    default:
      return arm satisfies never;
  }
}

/** The joint between two ends, with two bones of one length, bent to one side. */
function bend([x0, y0]: Point, [x1, y1]: Point, bone: number, side: 1 | -1): Point {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy) || 0.001;
  const height = Math.sqrt(Math.max(0, bone * bone - (length / 2) ** 2));
  return [
    (x0 + x1) / 2 + (dy / length) * height * side * 0.9,
    (y0 + y1) / 2 - (dx / length) * height * side * 0.9,
  ];
}
