import type {StepId} from '@matchcut/plan';
import type {Failure} from './failure.ts';
import {nameStep, type RunCounts, type RunEvent, type RunOutcome, type StepName} from './run-event.ts';
import type {RunArtifact, RunSummary} from './run-result.ts';
import type {Task} from './task.ts';

/** Keeps account of what became of each step, and tells it as it happens. */
export type Tally = {
  /** Everything that the plan takes for granted is there. */
  reuse(): void;
  done(task: Task, how: 'reused' | 'made', ms: number): void;
  failed(task: Task, failure: Failure): void;
  skipped(task: Task, cause: Task): void;
  /** What was there is not, and is on its way again. */
  remade(task: Task, failure: Failure): void;
  spent(usd: number | null): void;
  /** Of what was counted as spent, nobody knows any more whether it is billed. */
  doubted(usd: number | null): void;
  isDone(task: Task): boolean;
  isOpen(step: StepId): boolean;
  hasFailed(): boolean;
  isLeft(): boolean;
  finish(outcome: RunOutcome, results: readonly RunArtifact[]): RunSummary;
};

type State = 'reused' | 'made' | 'failed' | 'skipped' | 'left';

export function createTally(tasks: readonly Task[], emit: (event: RunEvent) => void): Tally {
  const states = new Map<StepId, State>();
  const failed: (StepName & Failure)[] = [];
  const skipped: (StepName & {readonly because: StepId})[] = [];
  let usd = 0;
  let unknown = 0;
  for (const {steps} of tasks) for (const {id} of steps) states.set(id, 'left');

  const counts = (): RunCounts => {
    const result = {reused: 0, made: 0, failed: 0, skipped: 0, left: 0};
    for (const state of states.values()) result[state] += 1;
    return result;
  };

  /** Steps with the key of another are done with it, and skipped with it. */
  const twinsOf = (task: Task): Task['steps'] => task.steps.filter((step) => step !== task.step);

  const skip = (step: Task['step'], because: StepId): void => {
    states.set(step.id, 'skipped');
    const name = nameStep(step);
    skipped.push({...name, because});
    emit({kind: 'step-skipped', because, ...name});
  };

  return {
    reuse() {
      for (const {isWork, steps} of tasks) {
        if (isWork) continue;
        for (const step of steps) {
          states.set(step.id, 'reused');
          if (step.reason.kind !== 'unneeded')
            emit({kind: 'step-done', how: 'reused', ms: 0, ...nameStep(step)});
        }
      }
    },
    done(task, how, ms) {
      states.set(task.step.id, how);
      emit({kind: 'step-done', how, ms, ...nameStep(task.step)});
      for (const twin of twinsOf(task)) {
        states.set(twin.id, 'reused');
        emit({kind: 'step-done', how: 'reused', ms: 0, ...nameStep(twin)});
      }
    },
    failed(task, failure) {
      states.set(task.step.id, 'failed');
      const name = nameStep(task.step);
      failed.push({...name, ...failure});
      emit({kind: 'step-failed', ...name, ...failure});
      for (const twin of twinsOf(task)) skip(twin, task.step.id);
    },
    skipped(task, cause) {
      for (const step of task.steps) skip(step, cause.step.id);
    },
    remade(task, failure) {
      for (const {id} of task.steps) states.set(id, 'left');
      emit({kind: 'artifact-remade', ...nameStep(task.step), ...failure});
    },
    spent(price) {
      if (price === null) unknown += 1;
      else usd += price;
    },
    doubted(price) {
      if (price === null || price === 0) return;
      usd -= price;
      unknown += 1;
    },
    isDone(task) {
      const state = states.get(task.step.id);
      return state === 'reused' || state === 'made';
    },
    isOpen(id) {
      const state = states.get(id);
      return state !== 'reused' && state !== 'made';
    },
    hasFailed: () => failed.length > 0,
    isLeft: () => counts().left > 0,
    finish(outcome, results) {
      emit({kind: 'run-finished', outcome, counts: counts()});
      const made = [...states].flatMap(([id, state]) => (state === 'made' ? [id] : []));
      return {
        counts: counts(),
        made,
        spent: {usd: Number(usd.toFixed(6)), unknown},
        results,
        failed,
        skipped,
      };
    },
  };
}
