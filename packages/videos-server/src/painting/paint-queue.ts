import {availableParallelism} from 'node:os';
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
  /** Gives up what is being painted; it is painted by the next server. */
  readonly close: () => Promise<void>;
};

export type PaintQueueOptions = {
  readonly videos: VideoTable;
  readonly videoFiles: VideoFiles;
  readonly painter: Painter;
  readonly workers?: number;
  readonly onMade: (video: VideoRecord, error: VideoError | null) => void;
};

export function openPaintQueue(options: PaintQueueOptions): PaintQueue {
  const {videos, videoFiles, painter, workers = availableParallelism(), onMade} = options;
  const painting = new Map<VideoId, {fraction: number; readonly done: Promise<void>}>();
  const stop = new AbortController();

  const wake = (): void => {
    if (stop.signal.aborted || painting.size >= workers) return;
    // The ones being painted are among the oldest that wait.
    for (const video of videos.waiting(workers)) {
      if (painting.size >= workers) return;
      if (!painting.has(video.id)) painting.set(video.id, {fraction: 0, done: paint(video)});
    }
  };

  const paint = async (video: VideoRecord): Promise<void> => {
    // Not in this turn: `painting` does not know of the video yet.
    await Promise.resolve();
    let error: VideoError | null = null;
    try {
      await painter.paint(video.paintJob, videoFiles.make(video.id), {
        signal: stop.signal,
        onProgress: (fraction) => {
          const now = painting.get(video.id);
          if (now !== undefined) now.fraction = fraction;
        },
      });
    } catch (cause) {
      if (stop.signal.aborted) return;
      error = errorOf(cause);
    }
    painting.delete(video.id);
    onMade(video, error);
    wake();
  };

  return {
    wake,
    fractionOf: (id) => painting.get(id)?.fraction ?? null,
    close: async () => {
      stop.abort();
      await Promise.all([...painting.values()].map(({done}) => done));
      await painter.close();
    },
  };
}

function errorOf(cause: unknown): VideoError {
  const message = MediaError.is(cause) ? cause.message : String(cause);
  return {code: 'video_generation_failed', message: `The video could not be made. ${message}`};
}
