import {setImmediate} from 'node:timers/promises';

const everyMs = 50;

/**
 * Gives the event loop a turn now and then, and says when it did: between native calls is the only time in which an
 * orphaned worker learns that its parent is gone, and in which messages leave.
 */
export function takeTurns(): () => Promise<boolean> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < everyMs) return false;
    await setImmediate();
    last = performance.now();
    return true;
  };
}
