import {randomUUID} from 'node:crypto';
import {mkdirSync, rmSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {MediaError} from '@matchcut/media';
import type {VideoId} from '../ids.ts';
import type {VideoError} from '../videos/video-state.ts';
import type {VideoRecord} from '../videos/video-record.ts';
import type {VideoTable} from '../videos/video-table.ts';
import type {Painter} from './painter.ts';
import type {VideoFiles} from './video-files.ts';

/** Paints what waits, oldest first, as many at once as there are workers. Which those are is read from the rows. */
export type PaintQueue = {
  /** There may be something to paint. */
  readonly wake: () => void;
  /** 0 to 1, or null where the video is not being painted. */
  readonly fractionOf: (id: VideoId) => number | null;
  /** Gives a painting up, and resolves when nothing of it is written any more. */
  readonly cancel: (id: VideoId) => Promise<void>;
  /** Gives up what is being painted; the next server begins it again. */
  readonly close: () => Promise<void>;
};

export type PaintQueueOptions = {
  readonly videos: VideoTable;
  readonly videoFiles: VideoFiles;
  readonly painter: Painter;
  /** A folder for what is not finished; emptied here. */
  readonly scratch: string;
  readonly workers: number;
  readonly onMade: (id: VideoId, error: VideoError | null) => void;
};

type Painting = {fraction: number; readonly stop: AbortController; readonly done: Promise<void>};

export function openPaintQueue(options: PaintQueueOptions): PaintQueue {
  const {videos, videoFiles, painter, scratch, workers, onMade} = options;
  const painting = new Map<VideoId, Painting>();
  let closed = false;
  // What a killed server left. Its painters may still write, so each painting gets a folder that none had before.
  rmSync(scratch, {recursive: true, force: true});
  mkdirSync(scratch, {recursive: true});

  const wake = (): void => {
    if (closed || painting.size >= workers) return;
    // The ones being painted are the oldest of those that wait.
    for (const video of videos.waiting(workers)) {
      if (painting.size < workers && !painting.has(video.id)) start(video);
    }
  };

  const start = (video: VideoRecord): void => {
    const stop = new AbortController();
    painting.set(video.id, {fraction: 0, stop, done: paint(video, stop.signal)});
  };

  const paint = async (video: VideoRecord, signal: AbortSignal): Promise<void> => {
    const error = await make(video, signal);
    painting.delete(video.id);
    if (!signal.aborted) onMade(video.id, error);
    wake();
  };

  const make = async (video: VideoRecord, signal: AbortSignal): Promise<VideoError | null> => {
    if (video.faults.some(({kind}) => kind === 'moderation-blocked')) return blocked;
    const draft = join(scratch, randomUUID());
    try {
      await mkdir(draft);
      await painter.paint(video.paintJob, videoFiles.make(video.id), draft, {
        signal,
        onProgress: (fraction) => {
          const now = painting.get(video.id);
          if (now !== undefined) now.fraction = fraction;
        },
      });
      return null;
    } catch (cause) {
      return errorOf(cause);
    } finally {
      await rm(draft, {recursive: true, force: true});
    }
  };

  const cancel = async (id: VideoId): Promise<void> => {
    const now = painting.get(id);
    now?.stop.abort();
    await now?.done;
  };

  return {
    wake,
    fractionOf: (id) => painting.get(id)?.fraction ?? null,
    cancel,
    close: async () => {
      closed = true;
      await Promise.all([...painting.keys()].map(cancel));
      await painter.close();
    },
  };
}

const blocked: VideoError = {
  code: 'moderation_blocked',
  message: 'Your request was blocked by our moderation system.',
};

function errorOf(cause: unknown): VideoError {
  const message = MediaError.is(cause) ? cause.message : String(cause);
  return {code: 'video_generation_failed', message: `The video could not be made. ${message}`};
}
