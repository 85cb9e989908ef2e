import type {Address} from './step.ts';
import type {NodeOf} from './film-tree.ts';

/** Where everything stands, in whole frames of the film. The same for every format. */
export type Timeline = {
  readonly frames: number;
  readonly scenes: readonly TimelineScene[];
  readonly dissolves: readonly TimelineDissolve[];
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
export type TimelineDissolve = FrameSpan & {readonly outgoing: Address; readonly incoming: Address};

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
