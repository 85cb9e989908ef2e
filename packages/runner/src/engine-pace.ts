import type {EnginePace} from '@matchcut/engine';
import type {Clock} from './clock.ts';

/** How fast an engine is asked: learnt from what it says, since hardly any says how much it takes at once. */
export type Pace = {
  /** How many jobs may be in flight now. */
  limit(): number;
  /** Resolves when the next job may be started by the engine's requests a minute. */
  turn(signal: AbortSignal | undefined): Promise<void>;
  /** The engine took a job: more are tried, one at a time. */
  taken(): void;
  /** The engine said that it is busy: half as many. */
  busy(): void;
};

export type PaceOptions = {
  readonly pace: Pick<EnginePace, 'jobs' | 'requestsPerMinute'>;
  /** Never more at once than this. */
  readonly most: number;
  readonly clock: Clock;
};

const minuteMs = 60_000;

/** Additive increase, multiplicative decrease, as TCP does it. */
export function createPace({pace: {jobs, requestsPerMinute}, most, clock}: PaceOptions): Pace {
  let limit = Math.min(jobs, most);
  let takenSinceChange = 0;
  const starts: number[] = [];

  const change = (to: number): void => {
    limit = Math.max(1, Math.min(most, to));
    takenSinceChange = 0;
  };

  return {
    limit: () => limit,
    async turn(signal) {
      if (requestsPerMinute === null) return;
      for (;;) {
        const now = clock.now();
        while (starts[0] !== undefined && now - starts[0] >= minuteMs) starts.shift();
        if (starts.length < requestsPerMinute) {
          starts.push(now);
          return;
        }
        await clock.sleep((starts[0] ?? now) + minuteMs - now, signal);
      }
    },
    taken() {
      takenSinceChange += 1;
      // A whole round without complaint.
      if (takenSinceChange >= limit) change(limit + 1);
    },
    busy: () => change(Math.floor(limit / 2)),
  };
}
