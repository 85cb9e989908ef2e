import type {Key} from '@matchcut/plan';

/** Makes, for nothing, what is missing of films' pictures, while nobody waits for anything else. */
export type PreviewPainter = {
  /** What is wanted of a film from now on. What is being made of it and nobody wants any more ends. */
  readonly want: (film: string, preview: Preview) => void;
  /** Makes room for a run that somebody ordered. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

export type Preview = {
  readonly keys: readonly Key[];
  readonly make: (signal: AbortSignal) => Promise<void>;
};

type Making = {
  readonly film: string;
  readonly keys: readonly Key[];
  readonly abort: AbortController;
  readonly done: Promise<void>;
};

/** One film at a time, in the order in which they were looked at. */
export function createPreviewPainter(onError: (error: unknown) => void): PreviewPainter {
  const wanted = new Map<string, Preview>();
  let isPaused = false;
  let making: Making | null = null;

  const start = (): void => {
    const [next] = wanted;
    if (isPaused || making !== null || next === undefined) return;
    const [film, {keys, make}] = next;
    wanted.delete(film);
    const abort = new AbortController();
    const done = finish(make, abort.signal);
    making = {film, keys, abort, done};
  };

  const finish = async (make: Preview['make'], signal: AbortSignal): Promise<void> => {
    try {
      await make(signal);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
    making = null;
    start();
  };

  const stop = async (): Promise<void> => {
    making?.abort.abort();
    await making?.done;
  };

  return {
    want(film, preview) {
      wanted.delete(film);
      if (preview.keys.length > 0) wanted.set(film, preview);
      if (making?.film === film) {
        // What is being made goes on, as long as all that is wanted is a part of it.
        if (isWithin(preview.keys, making.keys) && preview.keys.length > 0) wanted.delete(film);
        else making.abort.abort();
      }
      start();
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
      wanted.clear();
      await stop();
    },
  };
}

function isWithin(some: readonly Key[], all: readonly Key[]): boolean {
  const keys = new Set(all);
  return some.every((key) => keys.has(key));
}
