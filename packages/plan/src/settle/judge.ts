import type {ArtifactRecord} from '../artifact-record.ts';
import type {PlanDraft} from '../draft/draft-plan.ts';
import type {SettleInputs} from '../inputs.ts';
import type {Reason} from '../plan.ts';
import type {DraftStep} from '../step.ts';
import {missExplainer} from './explain-miss.ts';
import {namedKeys} from './named-keys.ts';
import {isGenerated} from './step-sort.ts';

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
export function judge(draft: PlanDraft, inputs: SettleInputs): readonly (Verdict | undefined)[] {
  const {steps} = draft;
  const {records, goals} = inputs;
  const explainMiss = missExplainer(draft, inputs);
  const firsts = firstWithEachKey(steps);
  const firstWith = (key: string): DraftStep | undefined => steps[firsts.get(key) ?? -1];

  let verdicts: (Verdict | undefined)[] = [];
  let renewals = findRenewals();
  for (;;) {
    verdicts = Array.from({length: steps.length});
    for (const step of steps) if (goals(step)) need(step.key);
    const found = findRenewals();
    if (found.size === renewals.size) return steps.map(verdictOn);
    renewals = found;
  }

  function need(key: string): void {
    const index = firsts.get(key);
    const step = index === undefined ? undefined : steps[index];
    if (index === undefined || step === undefined || verdicts[index] !== undefined) return;
    const verdict = verdictOf(step, index);
    verdicts[index] = verdict;
    if (verdict.isMade) for (const source of namedKeys(step)) need(source);
  }

  function verdictOf(step: DraftStep, index: number): Verdict {
    const renewal = renewals.get(index);
    if (renewal !== undefined) return {isMade: true, reason: renewal};
    return records.has(step.key) ? stored : explainMiss(step, firstWith);
  }

  /** Stored steps whose inputs are, or will be, other files than those that they were made from; by their number. */
  function findRenewals(): ReadonlyMap<number, Reason> {
    const found = new Map<number, Reason>();
    if (records.size === 0) return found;
    const willDiffer = new Set<string>();
    for (const [index, step] of steps.entries()) {
      if (firsts.get(step.key) !== index) continue;
      const record = records.get(step.key);
      const reason = renewalOf(step, record, willDiffer);
      if (reason !== null && record !== undefined) found.set(index, reason);
      const isMade = verdicts[index]?.isMade === true;
      const differs = reason === null ? isMade && isGenerated(step) : isMade || record !== undefined;
      if (differs) willDiffer.add(step.key);
    }
    return found;
  }

  function renewalOf(
    step: DraftStep,
    record: ArtifactRecord | undefined,
    willDiffer: ReadonlySet<string>,
  ): Reason | null {
    for (const key of namedKeys(step)) {
      const source = firstWith(key);
      // A handle that is made again is another name for the same character: nothing that was made with it is stale.
      if (source === undefined || source.kind === 'character') continue;
      if (willDiffer.has(key)) return {kind: 'upstream', upstream: source.id};
      const madeFrom = record?.inputs[key];
      const current = records.get(source.key)?.digest;
      if (madeFrom !== undefined && current !== undefined && madeFrom !== current) {
        return {kind: 'stale', upstream: source.id};
      }
    }
    return null;
  }

  function verdictOn(step: DraftStep, index: number): Verdict | undefined {
    const own = verdicts[index];
    const first = own === undefined ? (firsts.get(step.key) ?? index) : index;
    const verdict = verdicts[first];
    const other = first === index ? undefined : steps[first];
    return verdict?.isMade === true && other !== undefined ? shared(other) : verdict;
  }
}

/** Steps with one key are one piece of work, and the first of them stands for all. By their number. */
function firstWithEachKey(steps: readonly DraftStep[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  for (const [index, step] of steps.entries()) if (!firsts.has(step.key)) firsts.set(step.key, index);
  return firsts;
}

function shared(step: DraftStep): Verdict {
  return {isMade: false, reason: {kind: 'shared', step: step.id}};
}

const stored: Verdict = {isMade: false, reason: {kind: 'stored'}};
