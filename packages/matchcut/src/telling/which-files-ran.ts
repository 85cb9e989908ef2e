import {Session, type Profiler} from 'node:inspector';

/** Tells which scripts' functions are called, by V8's own count of calls. */
export type CallCounter = {
  /** Forgets what ran until now. */
  readonly reset: () => void;
  /** The URLs of scripts of which a function ran since, besides their being loaded. */
  readonly scriptsThatRan: () => ReadonlySet<string>;
  readonly close: () => void;
};

/**
 * Counts calls in this process until it is closed. Code runs slower meanwhile, so films whose markup tells all that
 * they draw are looked at without it. Everything here is synchronous: a session of the same thread answers at once.
 *
 * A session of its own, so that a profiler that somebody else uses goes on undisturbed.
 */
export function startCallCounter(): CallCounter {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: false});
  return {
    reset: () => void takeCoverage(session),
    scriptsThatRan: () =>
      new Set(
        takeCoverage(session)
          .filter(({functions}) => functions.some(({ranges}) => ranges.some(({count}) => count > 0)))
          .map(({url}) => url),
      ),
    close: () => {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** Counts since the last time. Throws where V8 does not answer at once: an old look must not pass for a new one. */
function takeCoverage(session: Session): readonly Profiler.ScriptCoverage[] {
  let taken: readonly Profiler.ScriptCoverage[] | null = null;
  session.post('Profiler.takePreciseCoverage', (error, answer) => {
    if (error === null) taken = answer.result;
  });
  if (taken === null) throw new Error('V8 does not tell which functions ran.');
  return taken;
}
