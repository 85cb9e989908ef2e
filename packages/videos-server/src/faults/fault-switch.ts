import type {EndpointName} from '../http/endpoints.ts';
import type {CheckedFaultPlan, Fault} from './fault.ts';
import {noFaults, rollFaults, type FaultReport} from './fault-dice.ts';

/** What goes wrong from now on. */
export type FaultSwitch = {
  readonly roll: (endpoint: EndpointName) => readonly Fault[];
  readonly report: () => FaultReport;
  /** A new plan is rolled from its beginning. */
  readonly set: (plan: CheckedFaultPlan) => void;
};

export function openFaultSwitch(plan: CheckedFaultPlan = noFaults): FaultSwitch {
  let dice = rollFaults(plan);
  return {
    roll: (endpoint) => dice.roll(endpoint),
    report: () => dice.report(),
    set: (next) => {
      dice = rollFaults(next);
    },
  };
}
