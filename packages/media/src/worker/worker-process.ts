import {fork, type ChildProcess} from 'node:child_process';
import {Socket} from 'node:net';
import {fileURLToPath} from 'node:url';

/** Enough for a native assertion or a Node.js start-up error. */
const keptWords = 2000;

/** One child process and what it last wrote to stderr. */
export type WorkerProcess = {
  readonly child: ChildProcess;
  readonly lastWords: () => string;
  /** Whether the parent has to stay alive for this worker. */
  readonly hold: (held: boolean) => void;
};

export function startWorkerProcess(entry: URL): WorkerProcess {
  const path = fileURLToPath(entry);
  const child = fork(path, {
    // Not the parent's own flags: an inspector port or a loader of a test runner has no place in a worker. Node.js
    // runs `.ts` itself, and finds the workspace's other packages as source too.
    execArgv: path.endsWith('.ts') ? ['--conditions=@matchcut/source'] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-keptWords);
  });
  return {child, lastWords: () => words.trim(), hold};

  function hold(held: boolean): void {
    const method = held ? 'ref' : 'unref';
    child[method]();
    child.channel?.[method]();
    if (child.stderr instanceof Socket) child.stderr[method]();
  }
}
