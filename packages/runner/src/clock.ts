import {setTimeout} from 'node:timers/promises';

/** Time, as a run knows it. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when aborted. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
};

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, signal ? {signal} : {}),
};
