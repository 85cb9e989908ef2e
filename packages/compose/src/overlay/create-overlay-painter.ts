import {ComposeError} from '../compose-error.ts';
import type {FrameRate, JsonObject, Size} from '../plan-words.ts';
import {hasCurrentBundle, type OverlayStage} from './bundle-overlays.ts';
import type {PaintedFrame} from './painter-protocol.ts';
import {startPainterProcess, type PainterProcess} from './start-painter-process.ts';

/** Draws frames of overlays. */
export interface OverlayPainter {
  /**
   * Starts the browser and what else takes long, so that it is ready when the first overlay has to be drawn; resolves
   * once all of it goes on in a process of its own. What fails is told with the first overlay.
   */
  warmUp(): Promise<void>;

  /** Whether code that overlays are made of has changed since something was last drawn. */
  hasNewCode(): Promise<boolean>;

  /**
   * Writes frames of one overlay as transparent PNGs. Throws `overlay-failed`, `overlay-sound`,
   * `overlay-bundle-failed`, `browser-missing`, `painter-died` and, after an abort, `compose-cancelled`.
   */
  paint(job: PaintJob, options?: PaintOptions): Promise<void>;

  /** Ends the browser. */
  close(): Promise<void>;
}

/** Draws one film, whatever its props are, in one browser. */
export type TemplatePainter = OverlayPainter & {
  /** The same film as `OverlayPainterOptions` say it, with other props. Only the painter itself is closed. */
  withFilm(film: JsonObject): Pick<OverlayPainter, 'paint'>;
};

export type PaintJob = {
  readonly address: string;
  /** The size that it is laid out at. */
  readonly size: Size;
  /** Pixels of the picture for each of that, in width and height. @default 1 */
  readonly scale?: number;
  readonly frameRate: FrameRate;
  /** Length of the whole overlay. */
  readonly overlayFrames: number;
  /** Which of its own frames, without repetition, and where to. */
  readonly frames: readonly PaintedFrame[];
};

export type PaintOptions = {
  readonly signal?: AbortSignal;
  /** Called once a frame, when its picture is there. */
  readonly onFrame?: (frame: number) => void;
};

export type OverlayPainterOptions = {
  readonly stage: OverlayStage;
  /** Given to `findOverlay` with every request. */
  readonly film: JsonObject;
  /** The project's static files; `null` where it has none. */
  readonly publicDirectory: string | null;
  /** Bundles are kept here between runs. */
  readonly cacheDirectory: string;
  /** For files that are gone after `close`. */
  readonly scratch: string;
  /** @default `matchcut` in the user's cache */
  readonly browserDirectory?: string;
  /** Tabs. @default the number of cores, 8 at most */
  readonly concurrency?: number;
  /** A process that has been started already, for the painter to use and end. */
  readonly started?: PainterProcess | null;
};

/** One browser for all overlays of a run, started with the first of them. */
export function createOverlayPainter(options: OverlayPainterOptions): TemplatePainter {
  let spare = options.started ?? null;
  let process: Promise<PainterProcess> | null = null;
  // One job at a time: the tabs of one already use all cores.
  let last: Promise<unknown> = Promise.resolve();
  const start = (): Promise<PainterProcess> => {
    if (process === null) {
      process = open();
      // Whoever wants something drawn is told.
      process.catch(() => {});
    }
    return process;
  };
  const paint = (film: JsonObject, job: PaintJob, paintOptions: PaintOptions = {}): Promise<void> => {
    const turn = last.then(() => paintNow(film, job, paintOptions));
    last = turn.catch(() => {});
    return turn;
  };
  return {
    async warmUp() {
      await start().catch(() => {});
    },
    hasNewCode: async () => !(await hasCurrentBundle(options.stage, options.cacheDirectory)),
    paint: (job, paintOptions) => paint(options.film, job, paintOptions),
    withFilm: (film) => ({paint: (job, paintOptions) => paint(film, job, paintOptions)}),
    async close() {
      const started = process;
      process = null;
      await Promise.all([spare?.end(), started?.then((opened) => opened.end()).catch(() => {})]);
    },
  };

  async function open(): Promise<PainterProcess> {
    const opened = spare ?? (await startPainterProcess(options));
    spare = null;
    opened.stage(options);
    return opened;
  }

  async function paintNow(film: JsonObject, job: PaintJob, paintOptions: PaintOptions): Promise<void> {
    if (paintOptions.signal?.aborted === true) {
      throw new ComposeError('compose-cancelled', 'Drawing overlays was cancelled.');
    }
    if (job.frames.length === 0) return;
    const started = start();
    try {
      await (await started).run(job, film, paintOptions);
    } catch (error) {
      // Remotion closes tabs when a component throws, opens new ones behind our back, and can't give up a job that
      // was cancelled: only a new process is clean.
      if (process === started) process = null;
      await (await started.catch(() => null))?.end();
      throw error;
    }
  }
}
