import type {Key} from '@matchcut/plan';

/** Makes, for nothing, what is missing of a film's picture, while nobody waits for anything else. */
export type PreviewPainter = {
  /** Begins anew with what is wanted now; what it was at and nobody wants any more ends. */
  readonly want: (preview: Preview) => void;
  /** Makes room for a run that somebody ordered. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

export type Preview = {
  /** Keys that are to be made: the same ones are not begun anew. */
  readonly keys: readonly Key[];
  readonly make: (signal: AbortSignal) => Promise<void>;
};

export function createPreviewPainter(onError: (error: unknown) => void): PreviewPainter {
  let wanted: Preview | null = null;
  let isPaused = false;
  let current: {
    readonly preview: Preview;
    readonly abort: AbortController;
    readonly done: Promise<void>;
  } | null = null;

  const start = (): void => {
    if (isPaused || wanted === null || current !== null || wanted.keys.length === 0) return;
    const preview = wanted;
    wanted = null;
    const abort = new AbortController();
    const done = preview
      .make(abort.signal)
      .catch((error: unknown) => {
        if (!abort.signal.aborted) onError(error);
      })
      .finally(() => {
        current = null;
        start();
      });
    current = {preview, abort, done};
  };

  const stop = async (): Promise<void> => {
    current?.abort.abort();
    await current?.done;
  };

  return {
    want(preview) {
      // What is being made already goes on, as long as all of it is wanted still.
      if (current !== null && isWithin(preview.keys, current.preview.keys)) {
        wanted = null;
        return;
      }
      wanted = preview;
      if (current === null) start();
      else current.abort.abort();
    },
    async pause() {
      isPaused = true;
      await stop();
    },
    resume() {
      isPaused = false;
      start();
    },
    async close() {
      isPaused = true;
      wanted = null;
      await stop();
    },
  };
}

/** Whether what is wanted is a part of what is being made. */
function isWithin(wanted: readonly Key[], making: readonly Key[]): boolean {
  const keys = new Set(making);
  return wanted.every((key) => keys.has(key));
}
