/** The one source of time. Milliseconds since 1970. */
export type Clock = {
  readonly now: () => number;
  /** Runs something at a time, at once if it has passed; returns what calls it off. */
  readonly runAt: (atMs: number, run: () => void) => () => void;
};

/** A longer wait would overflow the timer; whoever waits looks at the time again when it ends. */
const longestWaitMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: Date.now,
  runAt: (atMs, run) => {
    const timer = setTimeout(run, Math.min(Math.max(atMs - Date.now(), 0), longestWaitMs));
    return () => clearTimeout(timer);
  },
};

/** As the protocol writes times. */
export const unixSeconds = (ms: number): number => Math.floor(ms / 1000);
