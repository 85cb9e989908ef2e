import bezier from 'bezier-easing';
import type {Address} from './step.ts';

export const transitionTypes = ['cut', 'dissolve', 'fade', 'wipe', 'slide', 'push'] as const;

export type TransitionType = (typeof transitionTypes)[number];

/** Where the incoming scene comes from; named as in Remotion's transitions. */
export const directions = ['from-left', 'from-right', 'from-top', 'from-bottom'] as const;

export type Direction = (typeof directions)[number];

/** How one scene gives way to the next while both are there. */
export type TransitionEffect =
  | {readonly kind: 'dissolve'}
  /** The outgoing scene becomes a colour, `#rrggbb`, and that the incoming one. */
  | {readonly kind: 'fade'; readonly color: string}
  /** Both stand still, and a line that moves across uncovers the incoming one. */
  | {readonly kind: 'wipe'; readonly direction: Direction}
  /** The incoming scene moves over the outgoing one, which stands still. */
  | {readonly kind: 'slide'; readonly direction: Direction}
  /** Both move, the incoming one pushing. */
  | {readonly kind: 'push'; readonly direction: Direction}
  /** The incoming scene shows through whatever React content draws. */
  | {readonly kind: 'matte'; readonly address: Address};

/** The control points of CSS's `cubic-bezier(x1, y1, x2, y2)`, all from 0 to 1: never backwards. */
export type CubicBezier = readonly [number, number, number, number];

/** CSS's names. Linear is none. */
export const easings = {
  linear: null,
  ease: [0.25, 0.1, 0.25, 1],
  'ease-in': [0.42, 0, 1, 1],
  'ease-out': [0, 0, 0.58, 1],
  'ease-in-out': [0.42, 0, 0.58, 1],
} as const satisfies Record<string, CubicBezier | null>;

/** One of CSS's names, or control points. */
export type Easing = keyof typeof easings | CubicBezier;

/**
 * How far a transition is at one of its frames: more than 0 and less than 1, since before it and after it the scenes
 * stand alone already.
 */
export function transitionProgress(frame: number, frames: number, easing: CubicBezier | null): number {
  const time = (frame + 1) / (frames + 1);
  return easing === null ? time : bezier(...easing)(time);
}
