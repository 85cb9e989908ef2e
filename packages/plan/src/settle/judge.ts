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
  const {records, goals} = inputs;
  const explainMiss = missExplainer(draft, inputs);
  // By key, since steps with one key are one piece of work; the first of the plan stands for them.
  const works = new Map<string, Work>();
  for (const step of draft.steps) {
    if (!works.has(step.key)) works.set(step.key, {step, sources: namedKeys(step), verdict: undefined});
  }
  let renewals = findRenewals();
  for (;;) {
    for (const work of works.values()) work.verdict = undefined;
    for (const step of draft.steps) if (goals(step)) need(step.key);
    const found = findRenewals();
    if (found.size === renewals.size) return draft.steps.map(verdictOn);
    renewals = found;
  }

  function need(key: string): void {
    const work = works.get(key);
    if (work === undefined || work.verdict !== undefined) return;
    const renewal = renewals.get(work);
    if (renewal !== undefined) work.verdict = {isMade: true, reason: renewal};
    else if (records.has(work.step.key)) work.verdict = stored;
    else work.verdict = {isMade: true, reason: explainMiss(work.step, stepWith)};
    if (work.verdict.isMade) for (const source of work.sources) need(source);
  }

  /** Stored steps whose inputs are, or will be, other files than those that they were made from. */
  function findRenewals(): ReadonlyMap<Work, Reason> {
    const found = new Map<Work, Reason>();
    if (records.size === 0) return found;
    const willDiffer = new Set<string>();
    for (const work of works.values()) {
      const record = records.get(work.step.key);
      const reason = renewalOf(work, record, willDiffer);
      if (reason !== null && record !== undefined) found.set(work, reason);
      const isMade = work.verdict?.isMade === true;
      const differs = reason === null ? isMade && isGenerated(work.step) : isMade || record !== undefined;
      if (differs) willDiffer.add(work.step.key);
    }
    return found;
  }

  function renewalOf(
    {sources}: Work,
    record: ArtifactRecord | undefined,
    willDiffer: ReadonlySet<string>,
  ): Reason | null {
    for (const key of sources) {
      const source = works.get(key)?.step;
      if (source === undefined) continue;
      if (willDiffer.has(key)) return {kind: 'upstream', upstream: source.id};
      const madeFrom = record?.inputs[key];
      const current = records.get(source.key)?.digest;
      if (madeFrom !== undefined && current !== undefined && madeFrom !== current) {
        return {kind: 'stale', upstream: source.id};
      }
    }
    return null;
  }

  function stepWith(key: string): DraftStep | undefined {
    return works.get(key)?.step;
  }

  function verdictOn(step: DraftStep): Verdict | undefined {
    const work = works.get(step.key);
    if (work === undefined || work.step === step || work.verdict?.isMade !== true) return work?.verdict;
    return {isMade: false, reason: {kind: 'shared', step: work.step.id}};
  }
}

type Work = {readonly step: DraftStep; readonly sources: readonly string[]; verdict: Verdict | undefined};

const stored: Verdict = {isMade: false, reason: {kind: 'stored'}};
