import {createHash} from 'node:crypto';
import {canStrike, type CheckedFaultPlan, type Fault, type FaultPoint} from './fault.ts';

/** Decides, request by request, what goes wrong. */
export type FaultDice = {
  /** What strikes this request, in the order of the plan. */
  readonly roll: (point: FaultPoint) => readonly Fault[];
  readonly report: () => FaultReport;
};

export type FaultReport = {
  readonly seed: number;
  readonly faults: readonly (Fault & {
    /** Requests that it could have struck. */
    readonly met: number;
    readonly struck: number;
  })[];
};

export const noFaults: CheckedFaultPlan = {seed: 0, faults: []};

/** Nothing but the plan and the order of the requests that a fault could strike decides. */
export function rollFaults({seed, faults}: CheckedFaultPlan): FaultDice {
  const counts = faults.map(() => ({met: 0, struck: 0}));
  const strikes = (fault: Fault, index: number, point: FaultPoint): boolean => {
    const count = counts[index];
    if (count === undefined || !canStrike(fault, point)) return false;
    count.met += 1;
    if (count.met <= fault.skip || count.struck >= (fault.times ?? Infinity)) return false;
    if (chance(`${seed} ${index} ${count.met}`) >= fault.probability) return false;
    count.struck += 1;
    return true;
  };
  return {
    roll: (point) => faults.filter((fault, index) => strikes(fault, index, point)),
    report: () => ({
      seed,
      faults: faults.map((fault, index) => ({...fault, met: 0, struck: 0, ...counts[index]})),
    }),
  };
}

/** From 0 to under 1, the same for the same text, and evenly spread. */
function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
