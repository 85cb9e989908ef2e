import type {CheckedFaultPlan, Fault, FaultPoint} from './fault.ts';
import {noFaults, rollFaults, type FaultReport} from './fault-dice.ts';

/** What goes wrong from now on. */
export type FaultSwitch = {
  readonly roll: (point: FaultPoint) => readonly Fault[];
  readonly report: () => FaultReport;
  /** A new plan is rolled from its beginning. */
  readonly set: (plan: CheckedFaultPlan) => void;
};

export function openFaultSwitch(plan: CheckedFaultPlan = noFaults): FaultSwitch {
  let dice = rollFaults(plan);
  return {
    roll: (point) => dice.roll(point),
    report: () => dice.report(),
    set: (next) => {
      dice = rollFaults(next);
    },
  };
}
