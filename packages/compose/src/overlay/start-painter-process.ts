import {fork, type ChildProcess} from 'node:child_process';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ComposeError, isComposeErrorCode} from '../compose-error.ts';
import type {JsonObject} from '../plan-words.ts';
import type {OverlayPainterOptions, PaintJob, PaintOptions} from './create-overlay-painter.ts';
import {defaultBrowserDirectory, findOverlayBrowser} from './overlay-browser.ts';
import {isPainterReply, type PainterOrder, type PainterSetup, type PainterStage} from './painter-protocol.ts';

/** The process that draws, with its browser. */
export type PainterProcess = {
  /** Tells once what it draws, before anything is drawn: what takes long to start needs no film. */
  readonly stage: (options: OverlayPainterOptions) => void;
  readonly run: (job: PaintJob, film: JsonObject, options: PaintOptions) => Promise<void>;
  /** May be called again. */
  readonly end: () => Promise<void>;
};

export type PainterProcessOptions = Pick<
  OverlayPainterOptions,
  'scratch' | 'browserDirectory' | 'concurrency'
>;

type PendingJob = {
  readonly resolve: () => void;
  readonly reject: (error: ComposeError) => void;
  readonly onFrame: PaintOptions['onFrame'];
};

/** Throws `browser-missing`. */
export async function startPainterProcess(options: PainterProcessOptions): Promise<PainterProcess> {
  const browser = await findOverlayBrowser(options.browserDirectory ?? defaultBrowserDirectory());
  await mkdir(options.scratch, {recursive: true});
  const temporary = await mkdtemp(join(options.scratch, 'painter-'));
  const setup: PainterSetup = {
    browser,
    concurrency: options.concurrency ?? Math.min(8, availableParallelism()),
  };
  const path = fileURLToPath(new URL('./painter-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(setup)], {
    execArgv: path.endsWith('.ts') ? ['--conditions=@matchcut/source'] : [],
    env: {...globalThis.process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return superviseProcess(child, temporary);
}

function superviseProcess(child: ChildProcess, temporary: string): PainterProcess {
  const pending = new Map<number, PendingJob>();
  let lastId = 0;
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  child.on('message', (reply) => {
    if (!isPainterReply(reply)) return;
    const job = pending.get(reply.id);
    if (job === undefined) return;
    if (reply.kind === 'frame') return job.onFrame?.(reply.frame);
    pending.delete(reply.id);
    if (reply.kind === 'painted') job.resolve();
    else
      job.reject(
        new ComposeError(isComposeErrorCode(reply.code) ? reply.code : 'overlay-failed', reply.message),
      );
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said = error.message;
    });
    // Not `close`, which Node.js never emits after a disconnect from this side.
    child.once('exit', () => {
      for (const {reject} of pending.values())
        reject(new ComposeError('painter-died', `The painter ended. ${said}`));
      pending.clear();
      void rm(temporary, {recursive: true, force: true, maxRetries: 3}).then(
        () => resolve(),
        () => resolve(),
      );
    });
  });
  return {stage, run, end};

  function stage({stage: wanted, cacheDirectory, publicDirectory}: OverlayPainterOptions): void {
    tell({kind: 'stage', stage: wanted, cacheDirectory, publicFolder: publicDirectory});
  }

  /** What can't be sent means a dead process, and its end is told to the jobs. */
  function tell(message: PainterStage | PainterOrder): void {
    child.send(message, () => {});
  }

  function run(job: PaintJob, film: JsonObject, {signal, onFrame}: PaintOptions): Promise<void> {
    const id = (lastId += 1);
    const {frames, overlayFrames, ...overlay} = job;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        pending.delete(id);
        reject(new ComposeError('compose-cancelled', 'Drawing overlays was cancelled.'));
      };
      const settle = (): void => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort, {once: true});
      pending.set(id, {
        resolve: () => {
          settle();
          resolve();
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        onFrame,
      });
      tell({kind: 'paint', id, request: {...overlay, frames: overlayFrames, film}, frames});
    });
  }

  async function end(): Promise<void> {
    // The process ends when nobody listens to it any more, and its browser with it.
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
  }
}
