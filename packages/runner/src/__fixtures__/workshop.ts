import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Plan} from '@matchcut/plan';
import {openJournal, openStore, type Journal, type Store} from '@matchcut/store';
import type {Clock} from '../clock.ts';
import type {RunEvent} from '../run-event.ts';
import {runPlan, type RunOptions} from '../run-plan.ts';
import type {RunResult} from '../run-result.ts';
import {fileEngine, jobsOf, type FileEngineOptions} from './file-engine.ts';
import {replan} from './plan-builder.ts';
import {textCompositor, type TextCompositorOptions} from './text-compositor.ts';

export type WorkshopRun = Partial<RunOptions> & {
  readonly engineOptions?: Partial<FileEngineOptions>;
  readonly compositorOptions?: TextCompositorOptions;
};

/** A project folder with real store and journal, and with engine and compositor of the fixtures. */
export type Workshop = {
  readonly dir: string;
  readonly store: Store;
  readonly journal: Journal;
  readonly lockPath: string;
  readonly clock: Clock;
  /** Sleeps that runs asked for, in milliseconds; they take no time. */
  readonly slept: number[];
  run(
    plan: Plan,
    options?: WorkshopRun,
  ): Promise<{readonly result: RunResult; readonly events: readonly RunEvent[]}>;
  /** The plan as it is now that something was made. */
  replan(plan: Plan): Promise<Plan>;
  /** What the engine was asked for, ever. */
  jobs(): readonly string[];
  close(): Promise<void>;
};

export async function openWorkshop(): Promise<Workshop> {
  const dir = mkdtempSync(join(tmpdir(), 'matchcut-runner-'));
  const store = await openStore({dir: join(dir, '.matchcut')});
  const journal = openJournal({path: join(dir, '.matchcut', 'journal.sqlite')});
  const lockPath = join(dir, 'matchcut.lock.json');
  const engineDir = join(dir, 'engine');
  const slept: number[] = [];
  let passed = 0;
  const clock: Clock = {
    now: () => Date.now() + passed,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      const until = clock.now() + ms;
      await new Promise(setImmediate);
      // Who sleeps at the same time sleeps side by side.
      passed += Math.max(0, until - clock.now());
    },
  };
  return {
    dir,
    store,
    journal,
    lockPath,
    clock,
    slept,
    async run(plan, {engineOptions, compositorOptions, ...options} = {}) {
      const events: RunEvent[] = [];
      const result = await runPlan(plan, {
        engine: fileEngine({dir: engineDir, ...engineOptions}),
        compositor: textCompositor(compositorOptions),
        store,
        journal,
        lockPath,
        files: new Map(),
        clock,
        onEvent: (event) => events.push(event),
        ...options,
      });
      return {result, events};
    },
    async replan(plan) {
      const records = await store.lookup(plan.steps.map(({key}) => key));
      return replan(plan, ({key}) => records.has(key));
    },
    jobs: () => jobsOf(engineDir),
    async close() {
      await store.close();
      journal.close();
      rmSync(dir, {recursive: true, force: true});
    },
  };
}
