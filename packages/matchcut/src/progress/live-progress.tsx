import type {Plan} from '@matchcut/plan';
import {render} from 'ink';
import {LiveRun} from './live-run.tsx';
import {advance, startProgress} from './run-progress.ts';
import type {ProgressView} from './show-progress.ts';

const redrawMs = 100;

/** Bars that move, on stderr. */
export function liveProgress(plan: Plan): ProgressView {
  const startedAt = Date.now();
  let progress = startProgress(plan);
  const draw = (): ReturnType<typeof LiveRun> => (
    <LiveRun
      title={plan.film.title}
      film={plan.film.id}
      progress={progress}
      elapsedMs={Date.now() - startedAt}
    />
  );
  const app = render(draw(), {stdout: process.stderr, exitOnCtrlC: false, patchConsole: false});
  // Redrawn by the clock and not by events, of which there are hundreds a second.
  const timer = setInterval(() => app.rerender(draw()), redrawMs);
  return {
    show: (event) => {
      progress = advance(progress, event);
    },
    end: async () => {
      clearInterval(timer);
      app.clear();
      app.unmount();
      await app.waitUntilExit();
    },
  };
}
