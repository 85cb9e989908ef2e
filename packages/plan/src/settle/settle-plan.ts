import type {ArtifactRecord} from '../artifact-record.ts';
import type {PlanDraft} from '../draft/draft-plan.ts';
import type {SettleInputs} from '../inputs.ts';
import type {Key} from '../key.ts';
import type {DroppedStep, Plan, Price, Reason, Step, Totals} from '../plan.ts';
import type {DraftStep, StepId} from '../step.ts';
import {compareRequests} from './compare-requests.ts';

/** Last half of planning: what of a draft is there already, what has to be made, why, and what it costs. */
export function settlePlan(draft: PlanDraft, inputs: SettleInputs): Plan {
  const {survey} = draft;
  const verdicts = judge(draft, inputs);
  const steps = draft.steps.map((step): Step => {
    const verdict = verdicts.get(step.id);
    if (verdict === undefined) return {...step, action: 'reuse', reason: {kind: 'unneeded'}, price: nothing};
    if (verdict.kind === 'keep') return {...step, action: 'reuse', reason: verdict.reason, price: nothing};
    return {...step, action: actionOf(step), reason: verdict.reason, price: priceOf(step, draft)};
  });
  return {
    film: {
      ...survey.film,
      timeline: survey.timeline,
      formats: survey.film.formats.map((format) => ({...format, frames: survey.timeline.frames})),
    },
    engine: survey.engine.id,
    steps,
    dropped: findDropped(draft, inputs),
    totals: addUp(steps),
    diagnostics: draft.diagnostics,
  };
}

const nothing: Price = {usd: 0};

type Verdict = {readonly kind: 'keep' | 'make'; readonly reason: Reason};

/**
 * Decides for each step that the goals need. What nothing needs is left alone: a film whose cut is in the
 * store does not ask for its clips.
 *
 * Two things travel in opposite directions until nothing changes: a step that is made needs its inputs, and
 * an engine's new clip makes everything stale that was made from the old one, for no engine makes the same
 * clip twice. Local steps do, so they make nothing stale.
 */
function judge(
  {steps, inputs: {lock, replace}}: PlanDraft,
  inputs: SettleInputs,
): ReadonlyMap<StepId, Verdict> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const firstWithKey = new Map<Key, StepId>();
  for (const step of steps) if (!firstWithKey.has(step.key)) firstWithKey.set(step.key, step.id);
  const verdicts = new Map<StepId, Verdict>();
  const previous = new Map(inputs.previous.map((step) => [step.id, step]));

  let open = steps.filter((step) => inputs.goals(step));
  while (open.length > 0) {
    for (const step of open) need(step);
    open = spreadNewClips();
  }
  return verdicts;

  function need(step: DraftStep): void {
    if (verdicts.has(step.id)) return;
    const first = firstWithKey.get(step.key);
    const twin = first === undefined || first === step.id ? undefined : byId.get(first);
    if (twin !== undefined) {
      need(twin);
      const verdict = verdicts.get(twin.id);
      // Where the store has it there is nothing to share: each step finds it by itself.
      verdicts.set(
        step.id,
        verdict?.kind === 'make'
          ? {kind: 'keep', reason: {kind: 'shared', step: twin.id}}
          : (verdict ?? stored),
      );
      return;
    }
    const record = inputs.records.get(step.key);
    const stale = record === undefined ? null : findStale(step, record);
    if (record !== undefined && stale === null) verdicts.set(step.id, stored);
    else make(step, stale === null ? whyMissing(step) : {kind: 'stale', upstream: stale});
  }

  function make(step: DraftStep, reason: Reason): void {
    verdicts.set(step.id, {kind: 'make', reason});
    for (const id of step.needs) {
      const upstream = byId.get(id);
      if (upstream !== undefined) need(upstream);
    }
  }

  /** The input that is another file now than the one that the artifact was made from. */
  function findStale(step: DraftStep, record: ArtifactRecord): StepId | null {
    for (const id of step.needs) {
      const upstream = byId.get(id);
      if (upstream === undefined) continue;
      const madeFrom = record.inputs[upstream.key];
      const current = inputs.records.get(upstream.key);
      if (madeFrom !== undefined && current !== undefined && current.digest !== madeFrom) return id;
    }
    return null;
  }

  function whyMissing(step: DraftStep): Reason {
    if (isClip(step) && replace.has(step.address)) return {kind: 'replaced'};
    const before = previous.get(step.id);
    if (before === undefined) {
      const locked = isClip(step) ? lock.shots[step.address]?.[step.format]?.key : undefined;
      if (locked === undefined) return {kind: 'new'};
      return locked === step.key ? {kind: 'missing'} : {kind: 'changed', fields: []};
    }
    if (before.key === step.key) return {kind: 'missing'};
    return {kind: 'changed', fields: compareRequests(before.request, step.request)};
  }

  /** Steps that were to be kept, but are made from a clip that will be another one. */
  function spreadNewClips(): DraftStep[] {
    const found: DraftStep[] = [];
    const willDiffer = new Set<Key>();
    for (const step of steps) {
      const verdict = verdicts.get(step.id);
      const renewed = step.needs.find((id) => willDiffer.has(byId.get(id)?.key ?? step.key));
      if (verdict?.kind === 'keep' && verdict.reason.kind === 'stored' && renewed !== undefined) {
        verdicts.delete(step.id);
        make(step, {kind: 'upstream', upstream: renewed});
        found.push(step);
      }
      const now = verdicts.get(step.id);
      if (now?.kind === 'make' && (isGenerated(step) || renewed !== undefined)) willDiffer.add(step.key);
    }
    return found;
  }
}

const stored: Verdict = {kind: 'keep', reason: {kind: 'stored'}};

function isGenerated(step: DraftStep): boolean {
  return step.kind === 'character' || isClip(step);
}

function isClip<S extends DraftStep>(step: S): step is S & {readonly kind: 'clip' | 'extension' | 'edit'} {
  return step.kind === 'clip' || step.kind === 'extension' || step.kind === 'edit';
}

function actionOf(step: DraftStep): 'generate' | 'compose' {
  return isGenerated(step) ? 'generate' : 'compose';
}

function priceOf(step: DraftStep, {survey: {engine}}: PlanDraft): Price {
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
  }
}

function findDropped({steps, survey}: PlanDraft, {previous}: SettleInputs): readonly DroppedStep[] {
  const here = new Set(steps.map((step) => step.id));
  const formats = new Set(survey.film.formats.map((format) => format.id));
  return previous
    .filter((step) => formats.has(step.format) && !here.has(step.id))
    .map(({kind, address, format}) => ({kind, address, format}));
}

function addUp(steps: readonly Step[]): Totals {
  const count = (action: Step['action']): number => steps.filter((step) => step.action === action).length;
  let seconds = 0;
  let usd: number | null = 0;
  for (const step of steps) {
    if (step.action !== 'generate') continue;
    if (isClip(step)) seconds += step.request.seconds;
    usd = usd === null || step.price === null ? null : usd + step.price.usd;
  }
  return {
    reuse: count('reuse'),
    generate: count('generate'),
    compose: count('compose'),
    seconds,
    // Prices are cents and fractions of them; sums of them are not exact in binary.
    usd: usd === null ? null : Number(usd.toFixed(6)),
  };
}
