import type {PlanDraft} from '../draft/draft-plan.ts';
import type {PreviousStep, SettleInputs} from '../inputs.ts';
import type {FieldChange, Reason} from '../plan.ts';
import type {DraftStep} from '../step.ts';
import {compareRequests} from './compare-requests.ts';
import type {Verdict} from './judge.ts';
import {isClip} from './step-sort.ts';

/** Finds the step of the plan that has a key. */
type StepWith = (key: string) => DraftStep | undefined;

/** Says why a step has to be made: why the store does not have what it makes. */
export function missExplainer(
  {inputs: {lock, replace}}: PlanDraft,
  inputs: SettleInputs,
): (step: DraftStep, stepWith: StepWith) => Verdict {
  const previous = new Map(inputs.previous.map((step) => [step.id, step]));
  const lockedKeys = new Set<string>();
  for (const formats of Object.values(lock.shots)) {
    for (const entry of Object.values(formats)) lockedKeys.add(entry.key);
  }
  for (const formats of Object.values(lock.rows ?? {})) {
    for (const {key} of Object.values(formats).flat()) lockedKeys.add(key);
  }
  return (step, stepWith) => {
    if (isClip(step) && replace.size > 0 && isReplaced(step.address)) return replaced;
    const before = previous.get(step.id);
    if (before?.key === step.key || lockedKeys.has(step.key)) return missing;
    if (before !== undefined) return madeFor(explainChange(step, before, stepWith));
    const isLocked = isClip(step) && lock.shots[step.address]?.[step.format] !== undefined;
    return isLocked ? changed : fresh;
  };

  /** All clips of a shot that is made as a chain are replaced with it. */
  function isReplaced(address: string): boolean {
    return replace.has(address) || replace.has(address.replace(/\/part-\d+$/, ''));
  }
}

const fresh = madeFor({kind: 'new'});
const missing = madeFor({kind: 'missing'});
const replaced = madeFor({kind: 'replaced'});
const changed = madeFor({kind: 'changed', fields: []});

function madeFor(reason: Reason): Verdict {
  return {isMade: true, reason};
}

function explainChange(step: DraftStep, before: PreviousStep, stepWith: StepWith): Reason {
  const fields = compareRequests(before.request, step.request).map(
    ({field, before: old, after}): FieldChange => {
      const source = typeof after === 'string' ? stepWith(after) : undefined;
      return source === undefined
        ? {field, before: old, after}
        : {field, before: old, after, step: source.id};
    },
  );
  return {kind: 'changed', fields};
}
