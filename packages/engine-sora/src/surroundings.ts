import {setTimeout} from 'node:timers/promises';

/** What the engine takes from the machine that it runs on; tests give it their own. */
export type Surroundings = {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeouts: Timeouts;
};

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** In milliseconds. */
export type Timeouts = {
  readonly connect: number;
  /** Until an answer begins; time for uploads comes on top. */
  readonly answer: number;
  /** Between two bytes of an answer. */
  readonly silence: number;
  /** Until an answer in JSON is there whole. */
  readonly whole: number;
};

export const usualSurroundings: Surroundings = {
  clock: {
    now: () => Date.now(),
    sleep: (ms, signal) => setTimeout(ms, undefined, signal ? {signal} : {}),
  },
  env: process.env,
  timeouts: {connect: 15_000, answer: 120_000, silence: 60_000, whole: 300_000},
};
