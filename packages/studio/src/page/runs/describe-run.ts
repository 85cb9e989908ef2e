import type {RunStepView, RunView} from '../../protocol.ts';
import {count} from '../words/count.ts';

/** A state for people. */
export const stateNames = {
  queued: 'waits',
  running: 'running',
  done: 'done',
  failed: 'failed',
  interrupted: 'interrupted',
  refused: 'refused',
} as const satisfies Record<RunView['state'], string>;

/** Whether it can still be stopped. */
export function isUnderWay({state}: Pick<RunView, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** `2 of 5 steps done, 1 retrying`. */
export function describeSteps(steps: readonly RunStepView[]): string {
  const counts = Map.groupBy(steps, ({state}) => state);
  const amount = (state: RunStepView['state']): number => counts.get(state)?.length ?? 0;
  const rest = (['retrying', 'failed', 'skipped'] as const).flatMap((state) =>
    amount(state) === 0 ? [] : [`${amount(state)} ${state}`],
  );
  return [`${amount('done')} of ${count(steps.length, 'step')} done`, ...rest].join(', ');
}

const byUrgency = ['failed', 'retrying', 'running', 'waiting', 'skipped', 'done'] as const;

/** What one has to look at first; otherwise in the order of the run. */
export function inOrderOfUrgency(steps: readonly RunStepView[]): readonly RunStepView[] {
  return steps.toSorted((one, other) => byUrgency.indexOf(one.state) - byUrgency.indexOf(other.state));
}
