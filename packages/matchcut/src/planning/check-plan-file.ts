import type {Plan} from '@matchcut/plan';
import {ProjectError} from '../errors/project-error.ts';
import type {PlannedStep} from './plan-file.ts';

const told = 8;

/** A plan that is carried out from a file is exactly the one in the file. Throws `plan-changed`, saying what differs. */
export function checkPlanFile(path: string, planned: readonly PlannedStep[], plan: Plan): void {
  const differences = compare(planned, plan);
  if (differences.length === 0) return;
  const more = differences.length > told ? [`and ${differences.length - told} more`] : [];
  throw new ProjectError(
    'plan-changed',
    ['The film, its files, the lock or the store are not what they were when the plan was made:']
      .concat(differences.slice(0, told).map((line) => `  ${line}`))
      .concat(more.map((line) => `  ${line}`))
      .join('\n'),
    'Make a new plan, look at it, and render that.',
    {where: path},
  );
}

function compare(planned: readonly PlannedStep[], plan: Plan): readonly string[] {
  const before = new Map(planned.map((step) => [step.id, step]));
  const now = new Set(plan.steps.map(({id}) => id));
  return [
    ...plan.steps.flatMap((step): readonly string[] => {
      const old = before.get(step.id);
      const usd = step.price?.usd ?? null;
      if (old === undefined) return [`${step.id} is new`];
      if (old.key !== step.key) return [`${step.id} is made from something else`];
      if (old.action !== step.action) return [`${step.id} was to ${old.action}, is to ${step.action}`];
      return old.usd === usd ? [] : [`${step.id} has another price`];
    }),
    ...planned.filter(({id}) => !now.has(id)).map(({id}) => `${id} is gone`),
  ];
}
