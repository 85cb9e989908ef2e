import {availableParallelism} from 'node:os';
import {MediaError, isMediaErrorCode} from '../media-error.ts';
import {isWorkerReply, type WorkerReply, type WorkerRequest} from './worker-protocol.ts';
import {startWorkerProcess, type WorkerProcess} from './worker-process.ts';

export type WorkerPoolOptions = {
  /** The module that calls `serveWorker`; give it as `new URL('./x-worker.ts', import.meta.url)`, literally: the build knows this form. */
  readonly entry: URL;
  /**
   * Workers at most; they are started when there is work for them.
   * @default the number of cores
   */
  readonly size?: number;
  /**
   * Jobs after which a worker is replaced by a fresh one.
   * @default 200
   */
  readonly jobsPerWorker?: number;
};

export type RunOptions<Progress> = {
  /** Kills the worker that has the job. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** Jobs carried out by worker processes, one at a time in each. */
export type WorkerPool<Message, Result, Progress = never> = {
  /**
   * Throws the `MediaError` that the worker threw, `media-worker-died` where the process ended under the job, and
   * `media-cancelled` after an abort or `close`. By then the worker no longer runs.
   */
  readonly run: (message: Message, options?: RunOptions<Progress>) => Promise<Result>;
  /** Ends the workers and resolves when they are gone. Jobs under way fail with `media-cancelled`. */
  readonly close: () => Promise<void>;
};

type Task<Message, Result, Progress> = {
  readonly job: number;
  readonly message: Message;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: MediaError) => void;
};

type Worker<Message, Result, Progress> = WorkerProcess & {
  task: Task<Message, Result, Progress> | null;
  jobsDone: number;
  /** Killed or dismissed: takes no more work, but still counts until it is gone. */
  leaving: 'killed' | 'dismissed' | null;
};

/** A lazy pool of worker processes that do not keep their parent alive while they have nothing to do. */
export function createWorkerPool<Message, Result, Progress = never>(
  options: WorkerPoolOptions,
): WorkerPool<Message, Result, Progress> {
  const {entry, size = availableParallelism(), jobsPerWorker = 200} = options;
  const queue: Task<Message, Result, Progress>[] = [];
  const workers = new Set<Worker<Message, Result, Progress>>();
  let lastJob = 0;
  let closed = false;

  return {run, close};

  function run(message: Message, {signal, onProgress}: RunOptions<Progress> = {}): Promise<Result> {
    if (signal?.aborted === true || closed) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const job = (lastJob += 1);
      const abort = (): void => cancel(job);
      const settle = (): void => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort, {once: true});
      queue.push({
        job,
        message,
        onProgress,
        resolve: (result) => {
          settle();
          resolve(result);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      assign();
    });
  }

  async function close(): Promise<void> {
    closed = true;
    for (const task of queue.splice(0)) task.reject(cancelled());
    const gone = [...workers].map((worker) => new Promise((resolve) => worker.child.once('close', resolve)));
    for (const worker of workers) kill(worker);
    await Promise.all(gone);
  }

  function assign(): void {
    while (queue.length > 0) {
      const worker = [...workers].find(({task, leaving}) => task === null && leaving === null) ?? start();
      if (worker === null) return;
      const task = queue.shift();
      if (task === undefined) return;
      worker.task = task;
      worker.hold(true);
      const request: WorkerRequest<Message> = {kind: 'run', job: task.job, message: task.message};
      // What cannot be sent means a dead worker, and its end is told below; without the callback this would throw.
      worker.child.send(request, () => {});
    }
  }

  function start(): Worker<Message, Result, Progress> | null {
    if (workers.size >= size) return null;
    const worker: Worker<Message, Result, Progress> = {
      ...startWorkerProcess(entry),
      task: null,
      jobsDone: 0,
      leaving: null,
    };
    workers.add(worker);
    worker.child.on('message', (reply) => {
      if (isWorkerReply<Result, Progress>(reply)) hear(worker, reply);
    });
    worker.child.on('error', (error) => bury(worker, error.message));
    // `close`, not `exit`: only then has stderr been read to its end.
    worker.child.on('close', (code, signal) => bury(worker, signal ?? `exit code ${code}`));
    return worker;
  }

  function hear(worker: Worker<Message, Result, Progress>, reply: WorkerReply<Result, Progress>): void {
    const {task} = worker;
    if (task === null || task.job !== reply.job || worker.leaving !== null) return;
    if (reply.kind === 'progress') return task.onProgress?.(reply.progress);
    worker.task = null;
    worker.jobsDone += 1;
    if (worker.jobsDone >= jobsPerWorker) dismiss(worker);
    else worker.hold(false);
    if (reply.kind === 'done') task.resolve(reply.result);
    else
      task.reject(new MediaError(isMediaErrorCode(reply.code) ? reply.code : 'media-failed', reply.message));
    assign();
  }

  function cancel(job: number): void {
    const waiting = queue.findIndex((task) => task.job === job);
    if (waiting >= 0) {
      for (const task of queue.splice(waiting, 1)) task.reject(cancelled());
      return;
    }
    for (const worker of workers) {
      if (worker.task?.job === job) kill(worker);
    }
  }

  /** A native call cannot be interrupted, so the process goes. */
  function kill(worker: Worker<Message, Result, Progress>): void {
    worker.leaving = 'killed';
    worker.hold(true);
    worker.child.kill('SIGKILL');
  }

  function dismiss(worker: Worker<Message, Result, Progress>): void {
    worker.leaving = 'dismissed';
    // Not `disconnect`: after that Node.js does not tell of the `close`. The worker has nothing left to lose.
    worker.child.kill();
  }

  function bury(worker: Worker<Message, Result, Progress>, end: string): void {
    if (!workers.delete(worker)) return;
    const words = worker.lastWords();
    worker.task?.reject(
      worker.leaving === 'killed'
        ? cancelled()
        : new MediaError(
            'media-worker-died',
            `A media worker ended under its job (${end}).${words && ` ${words}`}`,
          ),
    );
    assign();
  }
}

function cancelled(): MediaError {
  return new MediaError('media-cancelled', 'The job was cancelled.');
}
