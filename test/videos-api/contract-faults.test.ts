import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {
  CreateRequest,
  Engine,
  EngineError,
  EngineInputs,
  FoundJob,
  Job,
  JobStatus,
} from '@matchcut/engine';
import {sora, type SoraOptions} from '@matchcut/engine-sora';
import {startVideosServer, type FaultPlan, type VideosServer} from '@matchcut/videos-server';
import {describe, expect, onTestFinished, test} from 'vitest';

// The Sora engine where the server misbehaves: what it says of a call decides whether money is spent once.

const inputs: EngineInputs = {identities: [], source: null, firstFrame: null};
const request: CreateRequest = {
  kind: 'create',
  take: 1,
  prompt: 'An empty platform in the rain.',
  size: {width: 1280, height: 720},
  seconds: 4,
  frameRate: null,
  identities: [],
  firstFrame: null,
};

type Fault = FaultPlan['faults'][number];
type Rig = {readonly engine: Engine; readonly server: VideosServer; readonly folder: string};

async function startRig(
  fault: Fault,
  {webhooks, ...options}: SoraOptions & {webhooks?: {url: string; secret: string}[]} = {},
): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'sora-faults-'));
  const server = await startVideosServer({
    directory: join(folder, 'server'),
    painter: 'plain',
    workers: 1,
    faults: {faults: [fault]},
    ...(webhooks && {webhooks}),
  });
  const engine = sora({baseURL: server.url, apiKey: 'sk-of-this-test', settleMs: 0, ...options});
  onTestFinished(async () => {
    await engine.close();
    await server.close();
    await rm(folder, {recursive: true});
  });
  return {engine, server, folder};
}

async function errorOf(call: Promise<unknown>): Promise<EngineError> {
  try {
    await call;
  } catch (error) {
    return error as EngineError;
  }
  throw new Error('It went through.');
}

/** Where a job stands when it no longer runs. */
async function ended(engine: Engine, job: Job): Promise<JobStatus> {
  for (;;) {
    const status = await engine.status(job);
    if (status.kind !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, status.pollAfterMs ?? 20));
  }
}

const completed: JobStatus = {kind: 'completed'};

describe('a create', () => {
  const once = {on: ['videos.create' as const], times: 1};

  test.each<readonly [string, Fault, FoundJob['kind']]>([
    ['answered with 500 after it was carried out', {kind: 'server-error', moment: 'after', ...once}, 'found'],
    [
      'answered with 503 after it was carried out',
      {kind: 'server-error', status: 503, moment: 'after', ...once},
      'found',
    ],
    ['answered with 500 before', {kind: 'server-error', moment: 'before', ...once}, 'absent'],
    ['cut off after it was carried out', {kind: 'connection-reset', moment: 'after', ...once}, 'found'],
    [
      'cut off in the middle of its answer',
      {kind: 'connection-reset', moment: 'mid-answer', ...once},
      'found',
    ],
    ['cut off before', {kind: 'connection-reset', moment: 'before', ...once}, 'absent'],
  ])('%s is lost, looked for, and billed once', async (_, fault, expected) => {
    const {engine, server} = await startRig(fault);
    const askedAt = new Date().toISOString();
    const error = await errorOf(engine.submit(request, inputs));
    expect(error).toMatchObject({code: 'engine-lost-answer', isRetryable: false});
    const found = await engine.find?.({request, inputs, askedAt, taken: new Set()});
    expect(found).toMatchObject({kind: expected});
    const job = found?.kind === 'found' ? found.job : await engine.submit(request, inputs);
    expect(await ended(engine, job)).toEqual(completed);
    expect(server.ledger()).toHaveLength(1);
  });

  test.each<readonly [string, Fault, number | undefined]>([
    ['that is one too many a minute', {kind: 'rate-limit', retryAfterSeconds: 7, ...once}, 7000],
    ['that is one too many at once', {kind: 'too-many-running', limit: 0, ...once}, undefined],
  ])('%s may be repeated', async (_, fault, retryAfterMs) => {
    const {engine, server} = await startRig(fault);
    const error = await errorOf(engine.submit(request, inputs));
    expect(error).toMatchObject({code: 'engine-busy', isRetryable: true, retryAfterMs});
    expect(await ended(engine, await engine.submit(request, inputs))).toEqual(completed);
    expect(server.ledger()).toHaveLength(1);
  });
});

describe('a job', () => {
  test('that moderation blocked says that the prompt was refused', async () => {
    const {engine} = await startRig({kind: 'moderation-blocked'});
    const job = await engine.submit(request, inputs);
    expect(await ended(engine, job)).toMatchObject({kind: 'failed', code: 'engine-refused-prompt'});
  });

  test.each(['succeeded', 'SUCCESS'])('that has "%s" is completed', async (status) => {
    const {engine} = await startRig({kind: 'unknown-status', status});
    expect(await ended(engine, await engine.submit(request, inputs))).toEqual(completed);
  });

  test('that has a word that nobody knows runs, and the word is told', async () => {
    const {engine} = await startRig({kind: 'unknown-status', status: 'marinated'});
    const job = await engine.submit(request, inputs);
    await expect
      .poll(() => engine.status(job), {timeout: 20_000})
      .toMatchObject({kind: 'running', word: 'marinated'});
  });

  test('that is stuck runs', async () => {
    const {engine} = await startRig({kind: 'stuck'});
    const job = await engine.submit(request, inputs);
    await expect.poll(() => engine.status(job), {timeout: 20_000}).toMatchObject({kind: 'running'});
  });

  test('that expired before it was fetched is gone, and leaves no file', async () => {
    const {engine, folder} = await startRig({kind: 'expired'});
    const job = await engine.submit(request, inputs);
    const to = join(folder, 'clip.mp4');
    await expect
      .poll(
        async () => {
          const status = await engine.status(job).catch((error: EngineError) => error);
          return 'kind' in status && status.kind === 'completed' ? errorOf(engine.fetch(job, to)) : status;
        },
        {timeout: 20_000},
      )
      .toMatchObject({code: 'engine-job-unknown', message: expect.stringContaining('paid')});
    await expect(readFile(to)).rejects.toThrow('ENOENT');
  });
});

describe('a download', () => {
  const once = {on: ['videos.content' as const], times: 1};

  async function fetched(fault: Fault, times: number): Promise<readonly (string | null)[]> {
    const {engine, folder} = await startRig(fault);
    const job = await engine.submit(request, inputs);
    expect(await ended(engine, job)).toEqual(completed);
    const whole = join(folder, 'whole.mp4');
    const results: (string | null)[] = [];
    for (let time = 0; time < times; time += 1)
      results.push(
        await engine.fetch(job, whole).then(
          () => null,
          ({code}: EngineError) => code,
        ),
      );
    const again = join(folder, 'again.mp4');
    await engine.fetch(job, again);
    expect((await readFile(whole)).equals(await readFile(again))).toBe(true);
    return results;
  }

  test('that breaks off is gone on with', async () => {
    expect(await fetched({kind: 'truncated-download', ending: 'dropped', ...once}, 1)).toEqual([null]);
  });

  test('that is shorter than the clip, and says so, may be repeated', async () => {
    expect(await fetched({kind: 'truncated-download', ending: 'clean', ...once}, 2)).toEqual([
      'engine-unreachable',
      null,
    ]);
  });

  test('that is empty may be repeated', async () => {
    expect(await fetched({kind: 'empty-download', ...once}, 2)).toEqual(['engine-unreachable', null]);
  });

  test('that calls itself something else is believed for what it holds', async () => {
    expect(await fetched({kind: 'wrong-content-type', ...once}, 1)).toEqual([null]);
  });

  test('that the server fails with may be repeated', async () => {
    expect(await fetched({kind: 'server-error', ...once}, 2)).toEqual(['engine-unreachable', null]);
  });
});

test.each<Fault>([{kind: 'webhook-duplicate'}, {kind: 'webhook-forged'}])(
  'the end of a job is told, whatever else comes: %o',
  async (fault) => {
    const secret = `whsec_${Buffer.from('a secret that is long enough').toString('base64')}`;
    const port = await freePort();
    const {engine} = await startRig(fault, {
      webhook: {port, secret},
      webhooks: [{url: `http://127.0.0.1:${port}/webhooks`, secret}],
    });
    const job = await engine.submit(request, inputs);
    // Far longer than a test may take: only the webhook can end it.
    await engine.changed?.(job, 3_600_000);
    expect(await engine.status(job)).toEqual(completed);
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
