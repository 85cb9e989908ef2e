import type {Address} from './step.ts';
import type {Ducking} from './ducking.ts';
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
  /** In order of time; no two of one track at once, and no two that are drawn. */
  readonly captions: readonly TimelineCaption[];
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
  /** Who is named in it or in an edit of it, each once; the look where it is written there. */
  readonly cast: readonly {readonly name: string; readonly look: string | null}[];
  /** Changes to its clip, in order. */
  readonly edits: readonly {readonly address: Address; readonly prompt: string}[];
  /** Node path. */
  readonly where: string;
};

/** The scene before ends, and the scene after begins, exactly this long together. */
export type TimelineTransition = FrameSpan & {
  readonly outgoing: Address;
  readonly incoming: Address;
  readonly effect: TransitionEffect;
  /** `null`: linear. */
  readonly easing: CubicBezier | null;
  /** Node path. */
  readonly where: string;
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
  /** Seconds of the file that are not heard. */
  readonly trimStart: number;
  readonly trimEnd: number;
  /** Seconds. `null`: so short that nobody hears it, and nothing clicks. */
  readonly fadeIn: number | null;
  readonly fadeOut: number | null;
  /** Whether the file is repeated for as long as the sound may last. */
  readonly loop: boolean;
  /** `null`: it stays as loud as it is, and what ducks makes room for it. */
  readonly duck: Ducking | null;
  /** Node path. */
  readonly where: string;
};

export type TimelineCaption = FrameSpan & {
  readonly address: Address;
  /** Its own line breaks are kept. */
  readonly text: string;
  /** When each word is spoken, in frames from the start of the caption; empty where that is not known. */
  readonly words: readonly {readonly text: string; readonly from: number}[];
  /** Language (BCP 47, in its canonical form) of the track in the cut that it is in too; `null`: in none. */
  readonly track: string | null;
  /** Its `content`, where there is one, is drawn over the picture. */
  readonly node: NodeOf<'caption'>;
  /** Node path. */
  readonly where: string;
};

/** What lies over the picture, from bottom to top: overlays, and the captions that are drawn. */
export function drawnOver({
  overlays,
  captions,
}: Pick<Timeline, 'overlays' | 'captions'>): readonly (FrameSpan & {readonly address: Address})[] {
  return [...overlays, ...captions.filter(isBurnt)];
}

/** Whether a caption is part of the picture. */
export function isBurnt({node}: TimelineCaption): boolean {
  return node.props.content !== undefined;
}
