import type {Plan} from '@matchcut/plan';
import type {Session} from '../command-line/session.ts';
import {secondsAt, viewCuts} from '../plan-view/cut-stretches.ts';
import {formatStretches} from '../plan-view/format-stretches.ts';

/** Tells of each stretch of each cut whether it is copied, reused or rendered, and why: `--explain`. */
export function tellStretches(plan: Plan, {terminal, isJson}: Pick<Session, 'terminal' | 'isJson'>): void {
  if (!isJson) return terminal.out(`${formatStretches(plan, terminal.paintOut)}\n\n`);
  for (const {format, cut, stretches, others} of viewCuts(plan)) {
    const event = {
      kind: 'explanation',
      format,
      stretches: stretches.map(({from, frames, how, step, content, shots, overlays}) => ({
        from,
        frames,
        fromSeconds: secondsAt(from, plan),
        seconds: secondsAt(frames, plan),
        how,
        content,
        shots,
        overlays,
        step: step.id,
        action: step.action,
        reason: step.reason,
      })),
      others: [...others, cut].map(({id, kind, address, action, reason}) => ({
        step: id,
        stepKind: kind,
        address,
        action,
        reason,
      })),
    };
    terminal.out(`${JSON.stringify(event)}\n`);
  }
}
