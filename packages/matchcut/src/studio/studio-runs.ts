import {randomUUID} from 'node:crypto';
import type {Key, Plan, Step} from '@matchcut/plan';
import type {RunEvent, RunResult} from '@matchcut/runner';
import type {AgreedOrder, ProblemView, RunStepView, RunView} from '@matchcut/studio';

/** An order, and the steps that engines were to be asked for when it was agreed to. */
export type HeldOrder = AgreedOrder & {readonly agreedKeys: ReadonlySet<Key>};

/** What carries an order out: it tells the plan before anything is made, and then how it goes on. */
export type CarryOutOrder = (
  order: HeldOrder,
  tell: {readonly plan: (plan: Plan) => void; readonly event: (event: RunEvent) => void},
  signal: AbortSignal,
) => Promise<{readonly result: RunResult; readonly files: RunView['files']}>;

/** The orders of this studio, one after another. */
export type StudioRuns = {
  readonly all: () => readonly RunView[];
  readonly add: (order: HeldOrder, command: string) => RunView;
  /** Ends a run, or takes it out of the queue. What it has made stays. `null` for an unknown one. */
  readonly cancel: (id: string) => RunView | null;
  readonly isBusy: () => boolean;
  /** Clips that are being made, and those that could not be. */
  readonly running: ReadonlyMap<Key, {readonly run: string; readonly progress: number | null}>;
  readonly failed: ReadonlyMap<Key, ProblemView>;
  readonly close: () => Promise<void>;
};

export type StudioRunsOptions = {
  readonly carryOut: CarryOutOrder;
  readonly problemOf: (error: unknown) => ProblemView;
  readonly onChange: (run: RunView) => void;
  readonly now: () => Date;
};

type Run = {
  readonly order: HeldOrder;
  view: RunView;
  readonly abort: AbortController;
  keys: ReadonlyMap<string, Key>;
};

/** Shown at most; older ones are forgotten. */
const mostRuns = 50;

export function createStudioRuns({carryOut, problemOf, onChange, now}: StudioRunsOptions): StudioRuns {
  let runs: readonly Run[] = [];
  const running = new Map<Key, {readonly run: string; readonly progress: number | null}>();
  const failed = new Map<Key, ProblemView>();
  let queue: Promise<void> = Promise.resolve();

  const change = (run: Run, news: Partial<RunView>): void => {
    run.view = {...run.view, ...news};
    onChange(run.view);
  };

  return {
    all: () => runs.map(({view}) => view),
    add(held, command) {
      const {agreedKeys: _, ...order} = held;
      const run: Run = {
        order: held,
        view: {
          id: randomUUID(),
          order,
          state: 'queued',
          progress: 0,
          steps: [],
          problems: [],
          files: [],
          spentUsd: 0,
          command,
          startedAt: now().toISOString(),
          endedAt: null,
        },
        abort: new AbortController(),
        keys: new Map(),
      };
      runs = [run, ...runs].slice(0, mostRuns);
      queue = queue.then(() => work(run));
      onChange(run.view);
      return run.view;
    },
    cancel(id) {
      const run = runs.find(({view}) => view.id === id);
      if (run === undefined) return null;
      run.abort.abort();
      if (run.view.state === 'queued') change(run, {state: 'interrupted', endedAt: now().toISOString()});
      return run.view;
    },
    isBusy: () => runs.some(({view}) => view.state === 'queued' || view.state === 'running'),
    running,
    failed,
    async close() {
      for (const {abort} of runs) abort.abort();
      await queue;
    },
  };

  async function work(run: Run): Promise<void> {
    if (run.abort.signal.aborted) return;
    change(run, {state: 'running'});
    const tell = {
      plan: (plan: Plan) => begin(run, plan),
      event: (event: RunEvent) => follow(run, event),
    };
    try {
      const {result, files} = await carryOut(run.order, tell, run.abort.signal);
      change(run, {...endOf(result), files, progress: result.kind === 'done' ? 1 : run.view.progress});
    } catch (error) {
      const state = run.abort.signal.aborted ? 'interrupted' : 'failed';
      change(run, {state, problems: state === 'failed' ? [problemOf(error)] : []});
    }
    for (const key of run.keys.values()) running.delete(key);
    change(run, {endedAt: now().toISOString()});
  }

  function begin(run: Run, plan: Plan): void {
    const work = plan.steps.filter(({action}) => action !== 'reuse');
    run.keys = new Map(work.map(({id, key}) => [id, key]));
    for (const {key} of work) failed.delete(key);
    change(run, {steps: work.map(stepView)});
  }

  function follow(run: Run, event: RunEvent): void {
    switch (event.kind) {
      case 'step-started':
        return step(run, event.step, {state: 'running', progress: 0});
      case 'step-progress':
        return step(run, event.step, {state: 'running', progress: event.progress});
      case 'step-retrying':
        return step(run, event.step, {state: 'retrying'});
      case 'step-done':
        return step(run, event.step, {state: 'done', progress: 1});
      case 'step-skipped':
        return step(run, event.step, {state: 'skipped'});
      case 'step-failed': {
        const key = run.keys.get(event.step);
        const problem = failure(event);
        if (key !== undefined) failed.set(key, problem);
        change(run, {problems: [...run.view.problems, problem]});
        return step(run, event.step, {state: 'failed'});
      }
      case 'artifact-remade':
      case 'run-started':
      case 'run-finished':
        return;
    }
  }

  function step(run: Run, id: string, news: Partial<RunStepView>): void {
    const key = run.keys.get(id);
    if (key !== undefined) {
      if (news.state === 'running' || news.state === 'retrying')
        running.set(key, {
          run: run.view.id,
          // Asking once more takes nothing back.
          progress: news.progress ?? running.get(key)?.progress ?? null,
        });
      else running.delete(key);
    }
    const steps = run.view.steps.map((one) => (one.step === id ? {...one, ...news} : one));
    const done = steps.reduce((sum, {state, progress}) => sum + (state === 'done' ? 1 : (progress ?? 0)), 0);
    change(run, {steps, progress: steps.length === 0 ? 0 : done / steps.length});
  }
}

function stepView({id, kind, address, format}: Step): RunStepView {
  return {step: id, kind, address, format, state: 'waiting', progress: null};
}

function endOf(result: RunResult): Pick<RunView, 'state' | 'spentUsd' | 'problems'> {
  const spentUsd = result.spent.unknown > 0 ? null : result.spent.usd;
  switch (result.kind) {
    case 'done':
    case 'interrupted':
      return {state: result.kind, spentUsd, problems: []};
    case 'refused':
      return {state: 'refused', spentUsd, problems: [failure(result)]};
    case 'failed':
      return {state: 'failed', spentUsd, problems: result.failed.map(failure)};
  }
}

function failure({
  code,
  message,
  hint,
  address,
}: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly address?: string;
}): ProblemView {
  return {code, message, hint, where: address ?? null, source: null, frame: null};
}
