import type {ArtifactRecord} from '../artifact-record.ts';
import type {PlanDraft} from '../draft/draft-plan.ts';
import type {SettleInputs} from '../inputs.ts';
import type {Reason} from '../plan.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStep} from '../step.ts';
import {linkSteps, type LinkedStep} from './link-steps.ts';
import {isGenerated} from './step-sort.ts';
import {missExplainer} from './explain-miss.ts';

/** What is done about a step, and why. */
export type Verdict = {readonly isMade: boolean; readonly reason: Reason};

/**
 * Decides for each step that the goals need; `undefined` for the others. What nothing needs is left alone: a
 * film whose cut is in the store does not ask for its clips.
 *
 * Two things travel in opposite directions until nothing changes. What is made needs its inputs. And what is
 * made by an engine, or from another file than before, will be another file itself: so all that was made from
 * it before is no longer good. Local steps make the same of the same, so by themselves they renew nothing.
 *
 * A local step whose record is lost can't tell that its clip has become another file; that it came out otherwise
 * is found by the plan after the one that makes it again.
 */
export function judge(
  draft: PlanDraft,
  inputs: SettleInputs,
  memo: PlanMemo,
): readonly (Verdict | undefined)[] {
  const linked = linkSteps(draft.steps);
  const explainMiss = missExplainer(draft, inputs, memo);
  const {records} = inputs;
  let verdicts = new Map<LinkedStep, Verdict>();
  let renewals = findRenewals();
  for (;;) {
    verdicts = new Map();
    for (const link of linked) if (inputs.goals(link.step)) need(link);
    const found = findRenewals();
    if (found.size === renewals.size) return linked.map((link) => verdicts.get(link));
    renewals = found;
  }

  function need(link: LinkedStep): void {
    if (verdicts.has(link)) return;
    verdicts.set(link, verdictOf(link));
    if (verdicts.get(link)?.isMade === true) link.needs.forEach(need);
  }

  function verdictOf(link: LinkedStep): Verdict {
    const {step, twin} = link;
    if (twin !== null) {
      need(twin);
      // Where the store has it there is nothing to share: each step finds it by itself.
      return verdicts.get(twin)?.isMade === true ? shared(twin.step) : stored;
    }
    const reason = renewals.get(link);
    if (reason !== undefined) return {isMade: true, reason};
    return records.has(step.key) ? stored : {isMade: true, reason: explainMiss(link)};
  }

  /** Stored steps whose inputs are, or will be, other files than those that they were made from. */
  function findRenewals(): ReadonlyMap<LinkedStep, Reason> {
    const found = new Map<LinkedStep, Reason>();
    if (records.size === 0) return found;
    const willDiffer = new Set<LinkedStep>();
    for (const link of linked) {
      if (link.twin !== null) continue;
      const record = records.get(link.step.key);
      const reason = renewalOf(link, record, willDiffer);
      if (reason !== null && record !== undefined) found.set(link, reason);
      const isMade = verdicts.get(link)?.isMade === true;
      if (reason === null ? isMade && isGenerated(link.step) : isMade || record !== undefined)
        willDiffer.add(link);
    }
    return found;
  }

  function renewalOf(
    {needs}: LinkedStep,
    record: ArtifactRecord | undefined,
    willDiffer: ReadonlySet<LinkedStep>,
  ): Reason | null {
    for (const need of needs) {
      const source = need.twin ?? need;
      if (willDiffer.has(source)) return {kind: 'upstream', upstream: need.step.id};
      if (record === undefined) continue;
      const madeFrom = record.inputs[source.step.key];
      const current = records.get(source.step.key)?.digest;
      if (madeFrom !== undefined && current !== undefined && madeFrom !== current) {
        return {kind: 'stale', upstream: need.step.id};
      }
    }
    return null;
  }
}

const stored: Verdict = {isMade: false, reason: {kind: 'stored'}};

function shared(step: DraftStep): Verdict {
  return {isMade: false, reason: {kind: 'shared', step: step.id}};
}
