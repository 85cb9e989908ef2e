import {MediaError} from '../media-error.ts';
import {isWorkerRequest, type WorkerReply} from './worker-protocol.ts';

export type WorkerHandler<Message, Result, Progress> = (
  message: Message,
  onProgress: (progress: Progress) => void,
) => Promise<Result>;

/**
 * Turns the current process into a worker of `createWorkerPool`; its module calls this once.
 *
 * A `MediaError` thrown by the handler reaches the caller of the pool with its code; anything else becomes
 * `media-failed`. A handler should give the event loop a turn now and then (`await setImmediate()`), since only
 * then does an orphaned worker notice that its parent is gone.
 */
export function serveWorker<Message, Result, Progress = never>(
  handler: WorkerHandler<Message, Result, Progress>,
): void {
  // Ctrl-C reaches the whole process group; what becomes of a job is for the parent to decide.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit(0));
  process.on('message', (request) => {
    if (isWorkerRequest<Message>(request)) void answer(request.job, request.message, handler);
  });
}

async function answer<Message, Result, Progress>(
  job: number,
  message: Message,
  handler: WorkerHandler<Message, Result, Progress>,
): Promise<void> {
  try {
    send<Result, Progress>({kind: 'done', job, result: await handler(message, onProgress)});
  } catch (error) {
    send<Result, Progress>({kind: 'failed', job, ...describe(error)});
  }

  function onProgress(progress: Progress): void {
    send<Result, Progress>({kind: 'progress', job, progress});
  }
}

function send<Result, Progress>(reply: WorkerReply<Result, Progress>): void {
  if (process.connected) process.send?.(reply);
}

function describe(error: unknown): {readonly code: string; readonly message: string} {
  if (MediaError.is(error)) return {code: error.code, message: error.message};
  return {code: 'media-failed', message: error instanceof Error ? error.message : String(error)};
}
