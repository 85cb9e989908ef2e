import type {Lane, Task} from './task.ts';

/** How a task's work ended. */
export type WorkEnd =
  | {readonly kind: 'done'}
  | {readonly kind: 'failed'}
  /** It found that some of its needs have to be made first, although the plan took them for granted. */
  | {readonly kind: 'waits'; readonly for: readonly Task[]}
  | {readonly kind: 'interrupted'};

export type ScheduleOptions = {
  /** How many tasks of a lane may run at once; asked each time, since it may change. */
  readonly lanes: Readonly<Record<Lane, () => number>>;
  readonly signal: AbortSignal | undefined;
  /** Must not reject. */
  readonly work: (task: Task) => Promise<WorkEnd>;
  /** Told for each task that can't be made because `cause` failed. */
  readonly onSkipped: (task: Task, cause: Task) => void;
};

/** Decides when each task runs. */
export type Schedule = {
  /** Runs everything that can be run; resolves when nothing runs any more. */
  run(): Promise<void>;
  /** Has a task made that was taken for granted. Does nothing where it is on its way already. */
  demand(task: Task): void;
};

type State = 'waiting' | 'ready' | 'running' | 'done' | 'failed';

/** Needs first, as many at once as the lanes hold, heaviest chain first. One failure ends what depends on it. */
export function createSchedule(
  tasks: readonly Task[],
  {lanes, signal, work, onSkipped}: ScheduleOptions,
): Schedule {
  const states = new Map<Task, State>();
  const waitingFor = new Map<Task, Set<Task>>();
  const causes = new Map<Task, Task>();
  const ready: Record<Lane, Task[]> = {engine: [], compose: []};
  const busy: Record<Lane, number> = {engine: 0, compose: 0};
  const running = new Set<Promise<void>>();

  for (const task of tasks) states.set(task, task.isWork ? 'waiting' : 'done');
  for (const task of tasks) if (task.isWork) enqueue(task);

  /** Puts a task where it belongs: among those that wait, those that can run, or those that never will. */
  function enqueue(task: Task): void {
    const failed = task.needs.find((need) => states.get(need) === 'failed');
    if (failed) return skip(task, causes.get(failed) ?? failed);
    const open = new Set(task.needs.filter((need) => states.get(need) !== 'done'));
    waitingFor.set(task, open);
    states.set(task, 'waiting');
    if (open.size === 0) makeReady(task);
  }

  function makeReady(task: Task): void {
    states.set(task, 'ready');
    const queue = ready[task.lane];
    const at = queue.findIndex(({weight}) => weight < task.weight);
    queue.splice(at === -1 ? queue.length : at, 0, task);
  }

  function skip(task: Task, cause: Task): void {
    states.set(task, 'failed');
    causes.set(task, cause);
    onSkipped(task, cause);
    skipDependants(task, cause);
  }

  function skipDependants(task: Task, cause: Task): void {
    for (const dependant of task.dependants) if (states.get(dependant) === 'waiting') skip(dependant, cause);
  }

  function demand(task: Task): void {
    if (states.get(task) === 'done') enqueue(task);
  }

  function end(task: Task, ended: WorkEnd): void {
    switch (ended.kind) {
      case 'done':
        states.set(task, 'done');
        for (const dependant of task.dependants) {
          const open = waitingFor.get(dependant);
          if (open?.delete(task) && open.size === 0 && states.get(dependant) === 'waiting')
            makeReady(dependant);
        }
        break;
      case 'failed':
        states.set(task, 'failed');
        skipDependants(task, task);
        break;
      case 'waits':
        for (const need of ended.for) demand(need);
        enqueue(task);
        break;
      case 'interrupted':
        states.set(task, 'waiting');
        break;
    }
  }

  async function runTask(task: Task): Promise<void> {
    busy[task.lane] += 1;
    const ended = await work(task);
    busy[task.lane] -= 1;
    end(task, ended);
  }

  function start(task: Task): void {
    states.set(task, 'running');
    const run = runTask(task).finally(() => running.delete(run));
    running.add(run);
  }

  /** Starts the heaviest task that may run now; `false` where there is none. */
  function startNext(lane: Lane): boolean {
    if (signal?.aborted || busy[lane] >= lanes[lane]()) return false;
    const task = ready[lane].shift();
    if (task) start(task);
    return task !== undefined;
  }

  return {
    demand,
    async run() {
      for (;;) {
        while (startNext('engine') || startNext('compose'));
        if (running.size === 0) return;
        await Promise.race(running);
      }
    },
  };
}
