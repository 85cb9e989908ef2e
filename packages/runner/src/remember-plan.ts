import type {Plan, PreviousStep, StepId} from '@matchcut/plan';
import {readPrevious, writePrevious} from '@matchcut/store';

/**
 * Remembers what now stands at each address, so that the next plan can say what changed. Where this run did
 * not get to a step, what stood there before is kept.
 */
export async function rememberPlan(
  dir: string,
  plan: Plan,
  isOpen: (step: StepId) => boolean,
): Promise<void> {
  const before = await readPrevious(dir, plan.film.id);
  const previous = new Map(before.steps.map((step) => [step.id, step]));
  const ids = new Set(plan.steps.map(({id}) => id));
  const formats = new Set(plan.film.formats.map(({id}) => id));
  const isComplete = !plan.steps.some(({id}) => isOpen(id));
  const kept: PreviousStep[] = plan.steps.flatMap((step) => {
    if (!isOpen(step.id)) return [step];
    const old = previous.get(step.id);
    return old ? [old] : [];
  });
  // What the film has no more is forgotten once the rest is there; formats that this plan is not about are not.
  const others = before.steps.filter(({id, format}) => !ids.has(id) && (!isComplete || !formats.has(format)));
  await writePrevious(dir, plan.film.id, [...kept, ...others]);
}
