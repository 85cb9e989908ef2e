import type {Address} from './step.ts';
import type {NodeOf} from './film-tree.ts';
import type {CubicBezier, TransitionEffect} from './transition.ts';

/** Where everything stands, in whole frames of the film. The same for every format. */
export type Timeline = {
  readonly frames: number;
  readonly scenes: readonly TimelineScene[];
  /** Cuts are none. */
  readonly transitions: readonly TimelineTransition[];
  /** Drawn like overlays, but not over the picture: they say where it changes. */
  readonly mattes: readonly TimelineMatte[];
  readonly overlays: readonly TimelineOverlay[];
  readonly sounds: readonly TimelineSound[];
};

/** A half-open range of frames `[from, from + frames)`. */
export type FrameSpan = {readonly from: number; readonly frames: number};

export type TimelineScene = FrameSpan & {
  readonly address: Address;
  readonly shots: readonly TimelineShot[];
};

/** Shots of a scene follow each other without gap; the first begins with its scene. */
export type TimelineShot = FrameSpan & {
  readonly address: Address;
  readonly prompt: string;
};

/** The scene before ends, and the scene after begins, exactly this long together. */
export type TimelineTransition = FrameSpan & {
  readonly outgoing: Address;
  readonly incoming: Address;
  readonly effect: TransitionEffect;
  /** `null`: linear. */
  readonly easing: CubicBezier | null;
};

export type TimelineMatte = FrameSpan & {
  readonly address: Address;
  readonly node: NodeOf<'transition'>;
  readonly easing: CubicBezier | null;
};

export type TimelineOverlay = FrameSpan & {
  readonly address: Address;
  readonly node: NodeOf<'overlay'>;
  /** Node path. */
  readonly where: string;
};

export type TimelineSound = FrameSpan & {
  readonly address: Address;
  /** File in `public/`. */
  readonly src: string;
  readonly volume: number;
  /** Node path. */
  readonly where: string;
};
