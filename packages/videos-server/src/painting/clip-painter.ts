import type {PaintedPart} from './paint-job.ts';

/** One part of a video, and where it begins. */
export type ClipToPaint = PaintedPart & {
  readonly size: string;
  readonly opening:
    | {readonly kind: 'nothing'}
    | {readonly kind: 'image'; readonly path: string}
    /** The clip goes on where another one ends. */
    | {readonly kind: 'after'; readonly path: string};
};

export type ClipOptions = {
  readonly signal: AbortSignal;
  /** Called with 0 to 1. */
  readonly onProgress: (fraction: number) => void;
};

/**
 * Makes one clip of exactly the size and seconds that are asked for, encoded so that clips of a size can be joined by
 * packet copy.
 */
export type ClipPainter = {
  /** Writes to a path that does not exist. */
  readonly paintClip: (clip: ClipToPaint, to: string, options: ClipOptions) => Promise<void>;
  readonly close: () => Promise<void>;
};
