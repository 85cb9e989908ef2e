import type {Plan} from '@matchcut/plan';
import type {RunEvent} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import {plainProgress} from './plain-progress.ts';

/** Shows how a run goes on. */
export type ProgressView = {
  readonly show: (event: RunEvent) => void;
  /** Takes away what moves. */
  readonly end: () => Promise<void>;
};

/** Bars that move for a person, lines for a log, events for a program. */
export async function showProgress(plan: Plan, session: Session): Promise<ProgressView> {
  const {isJson, terminal, log} = session;
  if (isJson) return {show: (event) => terminal.out(`${JSON.stringify(event)}\n`), end: async () => {}};
  if (!terminal.isInteractive || log === 'error' || log === 'warn') return plainProgress(session);
  const {liveProgress} = await import('./live-progress.tsx');
  return liveProgress(plan);
}
