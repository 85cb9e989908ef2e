import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {afterEach, expect, test, vi} from 'vitest';
import {createWorkerPool, type WorkerPool} from './create-worker-pool.ts';
import type {Order} from './__fixtures__/pool-worker.ts';

const open: WorkerPool<Order, number, number>[] = [];
afterEach(() => Promise.all(open.splice(0).map((pool) => pool.close())));

function poolOf(options: {
  readonly size: number;
  readonly jobsPerWorker?: number;
}): WorkerPool<Order, number, number> {
  const pool = createWorkerPool<Order, number, number>({
    entry: new URL('./__fixtures__/pool-worker.ts', import.meta.url),
    ...options,
  });
  open.push(pool);
  return pool;
}

test('Jobs wait for a free worker, which is used again', async () => {
  const pool = poolOf({size: 1});
  const pids = await Promise.all([pool.run('answer'), pool.run('answer'), pool.run('answer')]);
  expect(new Set(pids).size).toBe(1);
  expect(pids).not.toContain(process.pid);
});

test('A worker that dies fails its one job with its last words, and is replaced', async () => {
  const pool = poolOf({size: 1});
  const [crash, next] = await Promise.allSettled([pool.run('crash'), pool.run('answer')]);
  expect(crash).toMatchObject({
    status: 'rejected',
    reason: {code: 'media-worker-died', message: expect.stringMatching(/SIGABRT.*native assertion/s)},
  });
  expect(next).toMatchObject({status: 'fulfilled'});
});

test('An abort kills a worker that would never have answered', async () => {
  const pool = poolOf({size: 1});
  const controller = new AbortController();
  let pid = 0;
  const job = pool.run('report-and-hang', {
    signal: controller.signal,
    onProgress(reported) {
      pid = reported;
      controller.abort();
    },
  });
  await expect(job).rejects.toMatchObject({code: 'media-cancelled'});
  expect(isRunning(pid)).toBe(false);
  await expect(pool.run('answer')).resolves.not.toBe(pid);
});

test('An abort takes a waiting job out of the queue and leaves the others alone', async () => {
  const pool = poolOf({size: 1});
  const controller = new AbortController();
  const first = pool.run('answer');
  const second = pool.run('report-and-hang', {signal: controller.signal});
  const third = pool.run('answer');
  controller.abort();
  await expect(second).rejects.toMatchObject({code: 'media-cancelled'});
  expect(await third).toBe(await first);
});

test('A signal that was aborted before starts nothing', async () => {
  const job = poolOf({size: 1}).run('answer', {signal: AbortSignal.abort()});
  await expect(job).rejects.toMatchObject({code: 'media-cancelled'});
});

test('A worker is replaced after its number of jobs', async () => {
  const pool = poolOf({size: 1, jobsPerWorker: 2});
  const pids = [await pool.run('answer'), await pool.run('answer'), await pool.run('answer')];
  expect(pids[1]).toBe(pids[0]);
  expect(pids[2]).not.toBe(pids[0]);
});

test('An error of ours keeps its code, and any other becomes media-failed', async () => {
  const pool = poolOf({size: 1});
  await expect(pool.run('refuse')).rejects.toMatchObject({
    code: 'media-disk-full',
    message: 'The disk is full.',
  });
  await expect(pool.run('throw')).rejects.toMatchObject({code: 'media-failed', message: 'not a function'});
});

test('Closing fails what is under way and ends the workers', async () => {
  const pool = poolOf({size: 1});
  let pid = 0;
  const started = Promise.withResolvers<void>();
  const running = pool.run('report-and-hang', {
    onProgress(reported) {
      pid = reported;
      started.resolve();
    },
  });
  const waiting = pool.run('answer');
  const outcome = Promise.allSettled([running, waiting]);
  await started.promise;
  await pool.close();
  expect(await outcome).toMatchObject([
    {reason: {code: 'media-cancelled'}},
    {reason: {code: 'media-cancelled'}},
  ]);
  expect(isRunning(pid)).toBe(false);
  await expect(pool.run('answer')).rejects.toMatchObject({code: 'media-cancelled'});
});

test('An idle worker does not keep its parent alive', async () => {
  const {output, exitCode} = await runProgram('idle-parent.ts');
  expect(exitCode).toBe(0);
  await isGone(Number(output));
});

test('A busy worker ends when its parent is killed', async () => {
  const {output} = await runProgram('killed-parent.ts');
  expect(Number(output)).toBeGreaterThan(0);
  await isGone(Number(output));
});

async function runProgram(
  name: string,
): Promise<{readonly output: string; readonly exitCode: number | null}> {
  const path = fileURLToPath(new URL(`./__fixtures__/${name}`, import.meta.url));
  const program = spawn(process.execPath, ['--conditions=@matchcut/source', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<number | null>((resolve) => program.once('close', resolve));
  return {output: await text(program.stdout), exitCode: await closed};
}

// An orphan's entry in the process table goes when init gets round to it.
function isGone(pid: number): Promise<void> {
  return vi.waitFor(() => expect(isRunning(pid)).toBe(false), {timeout: 20_000});
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
