import type {VideosServerOptions} from '@matchcut/videos-server';

type Clock = NonNullable<VideosServerOptions['clock']>;

/** A server's clock that stands still until it is told not to. */
export function heldClock(): {readonly clock: Clock; readonly pass: (ms: number) => void} {
  let now = Date.now();
  const alarms = new Set<{readonly atMs: number; readonly run: () => void}>();
  return {
    clock: {
      now: () => now,
      runAt(atMs, run) {
        const alarm = {atMs, run};
        alarms.add(alarm);
        return () => alarms.delete(alarm);
      },
    },
    pass(ms) {
      now += ms;
      for (const alarm of [...alarms].filter(({atMs}) => atMs <= now)) {
        alarms.delete(alarm);
        alarm.run();
      }
    },
  };
}
