import {noise} from '../pen/wobble.ts';
import type {CastMember} from '../shot/shot.ts';
import {props} from '../prop/prop-design.ts';
import {standing, type ArmPose, type Pose} from './pose.ts';

/** Where a figure is at a time and how it holds itself. Poses come from a small set, so that they can be kept. */
export type FigureMoment = {
  readonly x: number;
  /** Raised over the ground, in stage units. */
  readonly lift: number;
  readonly scale: number;
  readonly facing: 1 | -1;
  readonly pose: Pose;
  readonly visible: boolean;
};

const strides = 8;

export function figureAt(
  member: CastMember,
  seconds: number,
  total: number,
  seat: number | null,
): FigureMoment {
  const {design, action, fromX, toX, from, to} = member;
  const at = total === 0 ? 0 : seconds / total;
  const way = Math.max(0, Math.min(1, (at - from) / Math.max(0.001, to - from)));
  const constant = action === 'walk' || action === 'run' || action === 'leave';
  const eased = constant ? way : way * way * (3 - 2 * way);
  const x = fromX + (toX - fromX) * eased;
  const walking = Math.abs(toX - fromX) > 0.01 && way > 0 && way < 1;
  const pace = action === 'run' ? 1.9 : 1.05;
  const stride = walking ? (Math.floor(seconds * pace * strides) % strides) / strides : null;
  const seated =
    seat !== null &&
    (action === 'sit' ||
      action === 'sleep' ||
      (action === 'look-out' && seat > 0.12) ||
      action === 'read' ||
      action === 'drink') &&
    !member.aboard;
  const beat = Math.floor(seconds * 1.6 + (design.seed % 7)) % 4;
  const blinkAt = (seconds + (design.seed % 97) / 30) % (2.6 + (design.seed % 11) / 8);
  const idle = noise(design.seed, seconds * 0.5);
  const boarded = member.aboard && way >= 1;
  const away = member.shoulder || (action === 'look-out' && !seated) || boarded;
  const pose: Pose = {
    ...standing,
    stride,
    seated,
    mood: member.mood,
    eyes:
      action === 'sleep'
        ? 'closed'
        : blinkAt < 0.13
          ? 'closed'
          : member.mood === 'surprised'
            ? 'wide'
            : 'open',
    gaze: action === 'look-out' ? 1 : action === 'read' || action === 'sleep' ? -1 : 0,
    view: away ? 'back' : 'front',
    ...arms(member, seconds, beat, idle, away),
  };
  return {
    x,
    lift: boarded
      ? 0.028
      : member.aboard
        ? 0.028 * Math.max(0, way * 4 - 3)
        : action === 'dance'
          ? Math.abs(Math.sin(seconds * 5)) * 0.03
          : 0,
    scale: member.aboard ? 1 - 0.1 * way : 1,
    facing: way > 0 || fromX === toX ? member.facing : member.faced,
    pose,
    visible: true,
  };
}

function arms(
  {action, holds, close}: CastMember,
  seconds: number,
  beat: number,
  idle: number,
  away: boolean,
): {readonly near: ArmPose; readonly far: ArmPose} {
  const carried = holds.map(({shape}) => (shape === 'thing' ? 'ground' : props[shape].carried));
  const near = carried.includes('raised')
    ? 'raised'
    : carried.includes('front')
      ? action === 'drink' && (close || beat === 2)
        ? 'chin'
        : 'front'
      : carried.includes('down')
        ? 'carry'
        : null;
  const far = carried.length > 1 ? (carried.includes('down') && near !== 'carry' ? 'carry' : 'front') : null;
  const free = ((): {readonly near: ArmPose; readonly far: ArmPose} => {
    if (away) return {near: 'down', far: 'down'};
    switch (action) {
      case 'wave':
        return {near: Math.floor(seconds * 3.2) % 2 === 0 ? 'wave' : 'raised', far: 'down'};
      case 'drink':
        return {near: beat === 2 ? 'chin' : 'front', far: 'down'};
      case 'read':
      case 'work':
        return {near: 'front', far: action === 'work' && beat % 2 === 0 ? 'down' : 'front'};
      case 'talk':
        return {near: beat === 0 || beat === 1 ? 'front' : 'down', far: beat === 3 ? 'front' : 'down'};
      case 'dance':
        return {near: beat % 2 === 0 ? 'wave' : 'raised', far: beat % 2 === 0 ? 'raised' : 'wave'};
      case 'look-out':
      case 'sit':
        return {near: 'chin', far: 'down'};
      case 'stand':
      case 'walk':
      case 'run':
      case 'enter':
      case 'leave':
      case 'board':
      case 'sleep':
        return {near: 'down', far: action === 'stand' && idle > 0.35 ? 'pocket' : 'down'};
    }
  })();
  return {near: near ?? free.near, far: far ?? free.far};
}
