import type {Key, Plan, Step, StepId} from '@matchcut/plan';
import {RunnerError} from './runner-error.ts';

/** All steps of a plan with one key: they are made once. */
export type Task = {
  readonly key: Key;
  /** The step that stands for the others where something has to be made. */
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly lane: Lane;
  /** Whether the plan says that it has to be made. */
  readonly isWork: boolean;
  /** Whether something that is made, or the plan's goal, needs it. */
  readonly isNeeded: boolean;
  readonly needs: readonly Task[];
  readonly dependants: readonly Task[];
  /** Rough length of all work that can only begin after this begins: longest chains go first. */
  readonly weight: number;
};

/** Engines' machines and this one are busy independently of each other. */
export type Lane = 'engine' | 'compose';

type Draft = {-readonly [K in keyof Task]: Task[K]} & {steps: Step[]; needs: Task[]; dependants: Task[]};

/** The tasks of a plan, needs before what needs them. */
export function tasksOf(plan: Plan): readonly Task[] {
  const byKey = new Map<Key, Draft>();
  const byId = new Map<StepId, Draft>();
  for (const step of plan.steps) {
    const known = byKey.get(step.key);
    const task = known ?? newTask(step);
    if (known) addTwin(known, step);
    else byKey.set(step.key, task);
    // Steps with one key have the same request and so the same needs: the first one's are enough.
    if (!known) connect(task, step, byId);
    byId.set(step.id, task);
  }
  const tasks = [...byKey.values()];
  for (const task of tasks.toReversed())
    task.weight =
      (task.isWork ? weigh(task.step) : 0) + Math.max(0, ...task.dependants.map(({weight}) => weight));
  return tasks;
}

function connect(task: Draft, step: Step, byId: ReadonlyMap<StepId, Draft>): void {
  const needs = new Set<Draft>();
  for (const id of step.needs) {
    const need = byId.get(id);
    if (!need)
      throw new RunnerError(
        'plan-unusable',
        `Step "${step.id}" needs "${id}", which does not stand before it.`,
      );
    needs.add(need);
  }
  for (const need of needs) {
    task.needs.push(need);
    need.dependants.push(task);
  }
}

function newTask(step: Step): Draft {
  return {
    key: step.key,
    step,
    steps: [step],
    lane: laneOf(step),
    isWork: step.action !== 'reuse',
    isNeeded: step.reason.kind !== 'unneeded',
    needs: [],
    dependants: [],
    weight: 0,
  };
}

function addTwin(task: Draft, step: Step): void {
  task.steps.push(step);
  task.isNeeded ||= step.reason.kind !== 'unneeded';
  if (task.isWork || step.action === 'reuse') return;
  task.isWork = true;
  task.step = step;
}

function laneOf(step: Step): Lane {
  switch (step.kind) {
    case 'character':
    case 'clip':
    case 'extension':
    case 'edit':
      return 'engine';
    case 'conform':
    case 'segment':
    case 'soundtrack':
    case 'cut':
      return 'compose';
  }
}

/** Seconds that a step takes, very roughly: only their proportions count. */
function weigh(step: Step): number {
  switch (step.kind) {
    case 'character':
      return 10;
    case 'clip':
    case 'extension':
    case 'edit':
      return 20 + 10 * step.request.seconds;
    case 'conform':
    case 'segment':
      return 1 + step.request.frames / 20;
    case 'soundtrack':
      return 1 + step.request.samples / 480_000;
    case 'cut':
      return 2;
  }
}
