import {Session, type Profiler} from 'node:inspector';

/** Tells which scripts' functions are called, by V8's own count of calls. */
export type CallCounter = {
  /** Forgets what ran until now. */
  readonly reset: () => void;
  /** The URLs of scripts of which a function ran since, besides their being loaded. */
  readonly scriptsThatRan: () => ReadonlySet<string>;
  readonly close: () => void;
};

/** V8 has one count for all of a process, and any session that stops it stops it for all. */
let counting: {readonly session: Session; users: number} | null = null;

/**
 * Counts calls in this process until it is closed. Code runs slower meanwhile, and starting takes a tenth of a second,
 * so films whose markup tells all that they draw are looked at without it. Everything here is synchronous: a session
 * of the same thread answers at once. Whoever counts has to begin with `reset`, as others take counts too.
 *
 * A session of its own, so that a profiler that somebody else uses goes on undisturbed.
 */
export function startCallCounter(): CallCounter {
  const mine = (counting ??= {session: startCounting(), users: 0});
  mine.users += 1;
  return {
    reset: () => void takeCoverage(mine.session),
    scriptsThatRan: () =>
      new Set(
        takeCoverage(mine.session)
          .filter(({functions}) => functions.some(({ranges}) => ranges.some(({count}) => count > 0)))
          .map(({url}) => url),
      ),
    close: () => {
      mine.users -= 1;
      if (mine.users > 0) return;
      mine.session.post('Profiler.stopPreciseCoverage');
      mine.session.disconnect();
      counting = null;
    },
  };
}

function startCounting(): Session {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: false});
  return session;
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
