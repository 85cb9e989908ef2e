import type {Session} from '../command-line/session.ts';
import type {ProgressView} from './show-progress.ts';

/** A line for each step that is made, as logs like them. */
export function plainProgress({say}: Pick<Session, 'say'>): ProgressView {
  return {
    show: (event) => {
      switch (event.kind) {
        case 'step-started':
          return say('verbose', `${event.adopted ? 'goes on' : 'begins'}: ${event.step}`);
        case 'step-done':
          return say(
            event.how === 'made' ? 'info' : 'verbose',
            `${event.how}: ${event.step}${took(event.ms)}`,
          );
        case 'step-failed':
          return say('error', `failed: ${event.step}: ${event.message}`);
        case 'step-skipped':
          return say('warn', `skipped: ${event.step}, because ${event.because} failed`);
        case 'step-retrying':
          return say('warn', `again in ${Math.round(event.inMs / 1000)} s: ${event.step}: ${event.message}`);
        case 'artifact-remade':
          return say('warn', `made again: ${event.step}: ${event.message}`);
        case 'step-progress':
        case 'run-started':
        case 'run-finished':
      }
    },
    end: async () => {},
  };
}

function took(ms: number): string {
  return ms === 0 ? '' : ` (${(ms / 1000).toFixed(1)} s)`;
}
