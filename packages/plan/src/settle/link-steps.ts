import type {Key} from '../key.ts';
import type {DraftStep, StepId} from '../step.ts';

/** A step with the steps that it names. */
export type LinkedStep = {
  readonly step: DraftStep;
  readonly needs: readonly LinkedStep[];
  /** The first step of the plan with the same key, if that is another one. */
  readonly twin: LinkedStep | null;
};

/** @param steps Needs before what needs them. */
export function linkSteps(steps: readonly DraftStep[]): readonly LinkedStep[] {
  const byId = new Map<StepId, LinkedStep>();
  const byKey = new Map<Key, LinkedStep>();
  return steps.map((step) => {
    const needs: LinkedStep[] = [];
    for (const id of step.needs) {
      const need = byId.get(id);
      if (need !== undefined) needs.push(need);
    }
    const link: LinkedStep = {step, needs, twin: byKey.get(step.key) ?? null};
    byId.set(step.id, link);
    if (link.twin === null) byKey.set(step.key, link);
    return link;
  });
}
