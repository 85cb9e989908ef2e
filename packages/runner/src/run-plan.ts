import {availableParallelism} from 'node:os';
import type {Engine} from '@matchcut/engine';
import type {ArtifactRecord, Plan} from '@matchcut/plan';
import type {Compositor} from '@matchcut/compose';
import {readLock} from '@matchcut/store';
import {readHandle} from './character-handle.ts';
import {endStoredJobs} from './end-stored-jobs.ts';
import {describeFailure} from './failure.ts';
import {findForgotten, isFreeCharacter} from './forgotten-characters.ts';
import {
  bindCharacter,
  bindShot,
  createLockKeeper,
  type LockBinding,
  type PlanSubject,
} from './lock-keeper.ts';
import {makeByComposing} from './make-by-composing.ts';
import {makeWithEngine} from './make-with-engine.ts';
import {openEngineRun, type EngineRunOptions} from './open-engine-run.ts';
import {refuseFrozen, refuseOverBudget} from './refuse.ts';
import {rememberPlan} from './remember-plan.ts';
import type {Run} from './run.ts';
import {nameStep} from './run-event.ts';
import {createTally} from './run-tally.ts';
import type {RunArtifact, RunResult} from './run-result.ts';
import {RunnerError} from './runner-error.ts';
import {createSchedule, type WorkEnd} from './schedule.ts';
import {openInputs, type Artifacts, type BrokenInput} from './step-inputs.ts';
import {tasksOf, type Task} from './task.ts';
import {findOutdated} from './verify-artifact.ts';

export type RunOptions = EngineRunOptions & {
  readonly compositor: Compositor;
  /** The project's `matchcut.lock.json`. */
  readonly lockPath: string;
  /** Paths of the project's files, by digest. */
  readonly files: ReadonlyMap<string, string>;
  /** How much at once. @default {engine: what the engine takes, compose: as many as there are cores} */
  readonly concurrency?: {readonly engine?: number; readonly compose?: number};
  /** Whether engines must not be asked for anything. @default false */
  readonly frozen?: boolean;
  /**
   * Shots of rows of props are locked beside each other, and nothing is remembered of what stands at their addresses.
   * @default 'film'
   */
  readonly subject?: PlanSubject;
};

/** How often one step may find its inputs damaged before something is wrong with more than a file. */
const mostRepairs = 3;

/**
 * Carries a plan out and nothing else. What goes wrong with a step is in the result, and everything that does
 * not depend on it goes on. Throws `plan-unusable`, and a `StoreError` where lock or store can't be used at all.
 */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunResult> {
  const {
    engine,
    store,
    journal,
    compositor,
    lockPath,
    files,
    signal,
    frozen = false,
    subject = 'film',
  } = options;
  checkPlan(plan, engine);
  // Before anything is spent it is known that the lock can be kept.
  const locked = await readLock(lockPath);
  const tasks = tasksOf(plan);
  const mostJobs = options.concurrency?.engine;
  const run: Run = {
    ...openEngineRun(options, {
      film: plan.film.id,
      lock: locked,
      files,
      verifier: compositor,
      ...(mostJobs !== undefined && {mostJobs}),
    }),
    compositor,
    verified: new Set(),
  };
  const {emit, clock} = run;
  const tally = createTally(tasks, emit);
  const lock = createLockKeeper(lockPath);
  const repairs = new Map<Task, number>();
  await endStoredJobs(journal, store);

  emit({
    kind: 'run-started',
    film: plan.film.id,
    steps: plan.steps.length,
    work: tasks.filter(({isWork}) => isWork).length,
  });
  const refusal =
    (frozen ? refuseFrozen(tasks) : null) ??
    refuseOverBudget(tasks, options.maxCostUsd, options.budget, journal);
  if (refusal) {
    const summary = tally.finish('refused', []);
    return {kind: 'refused', ...refusal, ...summary};
  }
  tally.reuse();

  const schedule = createSchedule(tasks, {
    lanes: {
      engine: () => run.pace.limit(),
      compose: () => options.concurrency?.compose ?? availableParallelism(),
    },
    signal,
    work,
    onSkipped: (task, cause) => tally.skipped(task, cause),
  });

  await schedule.run();
  let goals = await openGoals();
  while (goals === null) {
    await schedule.run();
    goals = await openGoals();
  }
  await keepLock();
  if (subject === 'film') await rememberPlan(store.dir, plan, (id) => tally.isOpen(id));
  const kind = signal?.aborted && tally.isLeft() ? 'interrupted' : tally.hasFailed() ? 'failed' : 'done';
  return {kind, ...tally.finish(kind, goals)};

  async function work(task: Task): Promise<WorkEnd> {
    const from = clock.now();
    try {
      const inputs = await openInputs(task.needs, run);
      if (inputs.kind === 'broken') return {kind: 'waits', for: remake(task, inputs.broken)};
      const outdated = repairs.size === 0 ? [] : await findOutdated(task.needs, inputs.artifacts, run);
      if (outdated.length > 0) return {kind: 'waits', for: remake(task, outdated)};
      const forgotten = await findForgotten(task, inputs.artifacts, run);
      if (forgotten.length > 0) return {kind: 'waits', for: remake(task, forgotten)};
      const record = await make(task, inputs.artifacts);
      if (record) await lock.bind(await bindingsOf(task, record));
      tally.done(task, record === null ? 'reused' : 'made', clock.now() - from);
      return {kind: 'done'};
    } catch (error) {
      if (signal?.aborted) return {kind: 'interrupted'};
      tally.failed(task, describeFailure(error));
      return {kind: 'failed'};
    }
  }

  async function make(task: Task, artifacts: Artifacts): Promise<ArtifactRecord | null> {
    const {step} = task;
    const onStarted = (adopted: boolean): void => emit({kind: 'step-started', adopted, ...nameStep(step)});
    switch (step.kind) {
      case 'character':
      case 'clip':
      case 'extension':
      case 'edit':
        return makeWithEngine(step, artifacts, run, {
          onStarted,
          onSpent: (usd) => tally.spent(usd),
          onDoubt: (usd) => tally.doubted(usd),
        });
      case 'conform':
      case 'segment':
      case 'soundtrack':
      case 'cut':
        return makeByComposing(step, artifacts, run, () => onStarted(false));
    }
  }

  /** What has to be made again before a task can go on; throws where that is not this run's to decide. */
  function remake(task: Task | null, broken: readonly BrokenInput[]): readonly Task[] {
    for (const {task: input, error} of broken) {
      const times = (repairs.get(input) ?? 0) + 1;
      repairs.set(input, times);
      // What costs something is not made again without a plan that says so and shows the price.
      const isFree = engine.billing === 'free' || isFreeCharacter(input.step, engine);
      const isAllowed = input.lane === 'compose' || (isFree && !frozen);
      if (!isAllowed || times > mostRepairs) throw error;
      tally.remade(input, describeFailure(error));
    }
    return broken.map(({task: input}) => input);
  }

  /** What the plan is for, checked; `null` where something of it has to be made again. */
  async function openGoals(): Promise<readonly RunArtifact[] | null> {
    const artifacts: RunArtifact[] = [];
    const again: Task[] = [];
    for (const task of tasks.filter(isGoal)) {
      if (signal?.aborted || !tally.isDone(task)) continue;
      const opened = await openInputs([task], run);
      if (opened.kind === 'broken') {
        try {
          again.push(...remake(null, opened.broken));
        } catch (error) {
          tally.failed(task, describeFailure(error));
        }
        continue;
      }
      for (const {record, path} of opened.artifacts.values())
        for (const step of task.steps) artifacts.push({...nameStep(step), record, path});
    }
    for (const task of again) schedule.demand(task);
    return again.length > 0 ? null : artifacts;
  }

  /** Binds the shots that were there already: a run that was killed may not have come to it. */
  async function keepLock(): Promise<void> {
    const done = withNeeds(tasks.filter(({isNeeded}) => isNeeded)).filter(
      (task) => task.lane === 'engine' && tally.isDone(task),
    );
    const records = await store.lookup(done.map(({key}) => key));
    const bindings = await Promise.all(
      done.map(async (task) => {
        const record = records.get(task.key);
        return record ? bindingsOf(task, record) : [];
      }),
    );
    await lock.bind(bindings.flat());
  }

  /** Handles are bound where a provider keeps them; those of the embedded engine are the same on every machine. */
  async function bindingsOf(task: Task, record: ArtifactRecord): Promise<readonly LockBinding[]> {
    const isKept = engine.knowsCharacter !== undefined;
    const bindings = task.steps.map(async (step): Promise<readonly LockBinding[]> => {
      if (step.kind === 'clip' || step.kind === 'extension' || step.kind === 'edit')
        return [bindShot(step, record, subject)];
      if (step.kind !== 'character' || !isKept) return [];
      // There is one place for a handle: it is the film's own, and rows would take it from each other.
      if (subject === 'rows' && locked.cast[step.address]?.[step.format] !== undefined) return [];
      return [bindCharacter(step, record, await readHandle((await store.open(record.key)).path))];
    });
    return (await Promise.all(bindings)).flat();
  }
}

function isGoal(task: Task): boolean {
  return task.isNeeded && !task.dependants.some(({isNeeded}) => isNeeded);
}

/** All that tasks are made from, themselves included: clips too that nothing needs any more, once they are conformed. */
function withNeeds(tasks: readonly Task[]): readonly Task[] {
  const all = new Set(tasks);
  // A set that grows while it is gone through is gone through to its end.
  for (const {needs} of all) for (const need of needs) all.add(need);
  return [...all];
}

function checkPlan(plan: Plan, engine: Engine): void {
  if (plan.engine !== engine.id)
    throw new RunnerError(
      'plan-unusable',
      `The plan is for the engine "${plan.engine}", not for "${engine.id}".`,
    );
  const error = plan.diagnostics.find(({severity}) => severity === 'error');
  if (error)
    throw new RunnerError('plan-unusable', `The film can't be made: ${error.message}`, {hint: error.hint});
}
