import {writeSync} from 'node:fs';
import type {Transition} from './transitions.ts';
import type {Reach} from './watch-run.ts';

/** When a process is to end as by a power cut. */
export type KillOrder =
  /** By itself, when it comes to the so manieth of these transitions. */
  | {readonly among: readonly Transition[]; readonly count: number}
  /** From outside, whatever it does just then. */
  | {readonly afterMs: number};

/** What a process tells, a line each, before it ends or is ended. */
export type Told<Result> =
  | {readonly kind: 'killed'; readonly at: Transition}
  | {readonly kind: 'event'; readonly event: string}
  | {readonly kind: 'result'; readonly result: Result};

/** Written before the process can end. */
export function tell(told: Told<unknown>): void {
  writeSync(1, `${JSON.stringify(told)}\n`);
}

export function killAt(order: KillOrder | null): Reach {
  let count = 0;
  return (transition) => {
    if (order === null || !('among' in order) || !order.among.includes(transition)) return;
    count += 1;
    if (count < order.count) return;
    tell({kind: 'killed', at: transition});
    process.kill(process.pid, 'SIGKILL');
  };
}
