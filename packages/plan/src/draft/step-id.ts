import type {FormatId} from '../format.ts';
import type {Address, StepId, StepKind} from '../step.ts';

/** Unique in a plan, and readable. */
export function stepId(format: FormatId, kind: StepKind, address: Address): StepId {
  return `${format} ${kind} ${address}`;
}
