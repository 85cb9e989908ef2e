import type {Clock} from './clock.ts';

export type ManualClock = Clock & {
  /** Lets time pass, and runs what comes due in it, in order. */
  readonly advance: (ms: number) => void;
};

/** A clock that stands still until it is told not to. */
export function manualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  let now = startMs;
  const alarms = new Set<{readonly atMs: number; readonly run: () => void}>();
  const nextUntil = (endMs: number) =>
    [...alarms].filter(({atMs}) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)[0];
  return {
    now: () => now,
    runAt: (atMs, run) => {
      const alarm = {atMs, run};
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advance: (ms) => {
      const end = now + ms;
      for (let alarm = nextUntil(end); alarm !== undefined; alarm = nextUntil(end)) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.atMs);
        alarm.run();
      }
      now = end;
    },
  };
}
