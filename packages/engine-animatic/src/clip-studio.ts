import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {MediaError, createWorkerPool} from '@matchcut/media';
import type {ClipOrder} from './clip-order.ts';
import type {Colour} from './colour/colour.ts';
import type {PanelNote} from './panel.ts';
import type {WorkerAnswer, WorkerOrder} from './worker-orders.ts';

export type StudioOptions = {
  /**
   * Painting processes at most.
   * @default the number of cores
   */
  readonly workers?: number;
};

export type PaintOptions = {
  readonly signal?: AbortSignal;
  /** Called with 0 to 1. */
  readonly onProgress?: (progress: number) => void;
};

/**
 * Paints clips in processes of their own. Its methods throw a `MediaError`: `media-unreadable` where an input is
 * no picture, `media-cancelled` after an abort, `media-worker-died`, `media-unwritable`, `media-disk-full`.
 */
export type ClipStudio = {
  /** Paints a clip to a path that does not exist. Leaves nothing there unless it is whole. */
  readonly paintClip: (order: ClipOrder, to: string, options?: PaintOptions) => Promise<void>;
  /** One frame of what `paintClip` would paint, as WebP; a frame beyond its end is its last. */
  readonly paintStill: (
    order: ClipOrder,
    frame: number,
    options?: {readonly signal?: AbortSignal},
  ) => Promise<Uint8Array>;
  /** What a clip tells of itself; `null` where another engine made it. */
  readonly readNote: (path: string, options?: {readonly signal?: AbortSignal}) => Promise<PanelNote | null>;
  /** The telling colours of a picture or clip, at most three. */
  readonly readColours: (
    path: string,
    options?: {readonly signal?: AbortSignal},
  ) => Promise<readonly Colour[]>;
  readonly close: () => Promise<void>;
};

export function openClipStudio({workers}: StudioOptions = {}): ClipStudio {
  const pool = createWorkerPool<WorkerOrder, WorkerAnswer, number>({
    entry: new URL('./paint-worker.ts', import.meta.url),
    ...(workers !== undefined && {size: workers}),
  });
  const paint = async (
    order: ClipOrder,
    to: string,
    options: PaintOptions,
    mayRepeat: boolean,
  ): Promise<void> => {
    try {
      await pool.run({kind: 'paint', order, to}, options);
    } catch (error) {
      // A killed process could not tidy up.
      await rm(`${to}.partial`, {force: true});
      if (mayRepeat && MediaError.is(error) && error.code === 'media-worker-died')
        return paint(order, to, options, false);
      throw error;
    }
  };
  return {
    paintClip: async (order, to, options = {}) => {
      if (existsSync(to)) throw new MediaError('media-unwritable', `${to} exists already.`);
      await paint(order, to, options, true);
    },
    paintStill: async (order, frame, options = {}) => {
      const answer = await pool.run({kind: 'still', order, frame}, options);
      if (answer.kind !== 'still') throw new TypeError(`The painter answered ${answer.kind}.`);
      return answer.webp;
    },
    readNote: async (path, options = {}) => {
      const answer = await pool.run({kind: 'read-note', path}, options);
      return answer.kind === 'note' ? answer.note : null;
    },
    readColours: async (path, options = {}) => {
      const answer = await pool.run({kind: 'read-colours', path}, options);
      return answer.kind === 'colours' ? answer.colours : [];
    },
    close: () => pool.close(),
  };
}
