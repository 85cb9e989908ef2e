import type {PlanDraft} from '../draft/draft-plan.ts';
import type {SettleInputs} from '../inputs.ts';
import type {DroppedStep, Plan, Price, Step, Totals} from '../plan.ts';
import {createPlanMemo, type PlanMemo} from '../plan-memo.ts';
import type {DraftStep} from '../step.ts';
import {placeInBatch} from './batch-place.ts';
import {judge, type Verdict} from './judge.ts';
import {isClip, isGenerated} from './step-sort.ts';

/**
 * Last half of planning: what of a draft is there already, what has to be made, why, and what it costs.
 *
 * @param memo The one that the draft was made with. @default a new one
 */
export function settlePlan(draft: PlanDraft, inputs: SettleInputs, memo: PlanMemo = createPlanMemo()): Plan {
  const {survey} = draft;
  const verdicts = judge(draft, inputs);
  const {batch = false} = inputs;
  const steps = draft.steps.map((step, index) =>
    settleStep(step, verdicts[index] ?? unneeded, draft, batch, memo),
  );
  return {
    film: {
      ...survey.film,
      timeline: survey.timeline,
      formats: survey.film.formats.map((format) => ({...format, frames: survey.timeline.frames})),
    },
    engine: survey.engine.id,
    steps,
    dropped: findDropped(draft, inputs),
    totals: totalsOf(steps),
    diagnostics: draft.diagnostics,
  };
}

const unneeded: Verdict = {isMade: false, reason: {kind: 'unneeded'}};
const nothing: Price = {usd: 0};

function settleStep(
  step: DraftStep,
  verdict: Verdict,
  {survey: {engine}}: PlanDraft,
  isForBatch: boolean,
  memo: PlanMemo,
): Step {
  const {isMade, reason} = verdict;
  return memo.settled.recall(step, [verdict, engine, isForBatch], (): Step => {
    if (!isMade) return {...step, action: 'reuse', reason, price: nothing};
    if (!isGenerated(step)) return {...step, action: 'compose', reason, price: nothing};
    const live: Step = {...step, action: 'generate', reason, price: priceOf(step, engine)};
    return isForBatch ? placeInBatch(live, engine) : live;
  });
}

function priceOf(step: DraftStep, engine: PlanDraft['survey']['engine']): Price {
  const price = (usd: number | null): Price => (usd === null ? null : {usd});
  switch (step.kind) {
    case 'character': {
      const {identities} = engine.capabilities;
      return price(identities.kind === 'handle' ? identities.usd : 0);
    }
    case 'clip':
    case 'extension':
    case 'edit':
      return price(engine.quote(step.request).usd);
    case 'conform':
    case 'segment':
    case 'soundtrack':
    case 'cut':
      return nothing;
    default:
      return step satisfies never;
  }
}

function findDropped({steps, survey}: PlanDraft, {previous}: SettleInputs): readonly DroppedStep[] {
  if (previous.length === 0) return [];
  const here = new Set(steps.map((step) => step.id));
  const formats = new Set(survey.film.formats.map((format) => format.id));
  return previous
    .filter((step) => formats.has(step.format) && !here.has(step.id))
    .map(({kind, address, format}) => ({kind, address, format}));
}

/** What carrying steps out takes. */
export function totalsOf(steps: readonly Step[]): Totals {
  const counts = {reuse: 0, generate: 0, compose: 0};
  let seconds = 0;
  let usd: number | null = 0;
  for (const step of steps) {
    counts[step.action] += 1;
    if (step.action !== 'generate') continue;
    if (isClip(step)) seconds += step.request.seconds;
    usd = usd === null || step.price === null ? null : usd + step.price.usd;
  }
  // Prices are cents and fractions of them; sums of them are not exact in binary.
  return {...counts, seconds, usd: usd === null ? null : Number(usd.toFixed(6))};
}
