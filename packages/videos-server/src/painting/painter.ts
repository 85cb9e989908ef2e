import type {PaintJob} from './paint-job.ts';
import type {VideoFolder} from './video-files.ts';

export type PaintOptions = {
  readonly signal: AbortSignal;
  /** Called with 0 to 1. */
  readonly onProgress: (fraction: number) => void;
};

/** Makes the files of a video. */
export type Painter = {
  /** Writes the content; it is there whole or not at all. What a killed process left behind is in nobody's way. */
  readonly paint: (job: PaintJob, folder: VideoFolder, options: PaintOptions) => Promise<void>;
  readonly close: () => Promise<void>;
};
