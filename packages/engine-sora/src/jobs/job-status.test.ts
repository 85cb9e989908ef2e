import {describe, expect, test} from 'vitest';
import {engineAt, jobAt, quickSurroundings, video} from '../__fixtures__/engines.ts';
import {serve, type Reply} from '../__fixtures__/scripted-server.ts';

async function statusOf(reply: Reply, path = '/v1'): Promise<unknown> {
  const server = await serve(() => reply);
  return engineAt(server.url).status(jobAt(server.url.replace('/v1', path)));
}

describe('a job that is', () => {
  test.each([
    ['queued', {kind: 'running', progress: 0}],
    ['pending', {kind: 'running', progress: 0}],
    ['NOT_START', {kind: 'running', progress: 0}],
    ['in_progress', {kind: 'running', progress: 0.42}],
    ['In Progress', {kind: 'running', progress: 0.42}],
    ['processing', {kind: 'running', progress: 0.42}],
    ['completed', {kind: 'completed'}],
    ['succeeded', {kind: 'completed'}],
    ['SUCCESS', {kind: 'completed'}],
    ['done', {kind: 'completed'}],
    ['finished', {kind: 'completed'}],
  ])('%s', async (status, expected) => {
    expect(await statusOf({json: video({status, progress: 42})})).toEqual(expected);
  });

  test('in a state that nobody knows is waited for, and its word is told', async () => {
    expect(await statusOf({json: video({status: 'marinating', progress: '40%'})})).toEqual({
      kind: 'running',
      progress: 0.4,
      word: 'marinating',
    });
  });

  test.each([
    ['moderation_blocked', 'engine-refused-prompt'],
    ['content_policy_violation', 'engine-refused-prompt'],
    ['internal_error', 'internal_error'],
    [500, '500'],
  ])('failed with %s', async (code, expected) => {
    const json = video({status: 'failed', error: {code, message: 'No.'}});
    expect(await statusOf({json})).toEqual({kind: 'failed', code: expected, message: 'No.'});
  });

  test.each(['cancelled', 'canceled', 'error'])(
    '%s has failed, whatever the server says of it',
    async (status) => {
      expect(await statusOf({json: {id: 'video_1', status}})).toMatchObject({kind: 'failed', code: status});
    },
  );

  test.each(['EXPIRED', 'deleted'])(
    '%s is worth a try: the content says whether it is gone',
    async (status) => {
      expect(await statusOf({json: video({status})})).toEqual({kind: 'completed'});
    },
  );
});

test('the server says when to ask again', async () => {
  const json = video({status: 'in_progress'});
  expect(await statusOf({json, headers: {'openai-poll-after-ms': '2500'}})).toMatchObject({
    pollAfterMs: 2500,
  });
  expect(await statusOf({json, headers: {'retry-after': '3'}})).toMatchObject({pollAfterMs: 3000});
  expect(await statusOf({json, headers: {'retry-after': 'soon'}})).not.toHaveProperty('pollAfterMs');
});

test('an answer that is wrapped in data, and has fields of other types, is read', async () => {
  const json = {
    code: 'success',
    data: {id: 'video_1', status: 'IN_PROGRESS', progress: '30%', seconds: 8, error: {}},
  };
  expect(await statusOf({json})).toEqual({kind: 'running', progress: 0.3});
});

describe('a job that the server does not know', () => {
  test.each([
    ['openai', {error: {message: 'Video not found', code: 'not_found'}}],
    ['sglang', {detail: 'Video not found'}],
    ['vllm-omni', {error: {message: 'Video not found', type: 'NotFoundError', code: 404}}],
  ])('is unknown (%s)', async (_, json) => {
    await expect(statusOf({status: 404, json})).rejects.toMatchObject({code: 'engine-job-unknown'});
  });

  test('and that another server made is still there, at that one', async () => {
    const json = {error: {message: 'Video not found'}};
    await expect(statusOf({status: 404, json}, '/other')).rejects.toMatchObject({
      code: 'engine-misconfigured',
      hint: expect.stringContaining('/other'),
    });
  });

  test('because there is no such page is not given up: the address may be wrong', async () => {
    await expect(statusOf({status: 404, body: '<html>404 Not Found</html>'})).rejects.toMatchObject({
      code: 'engine-misconfigured',
      hint: expect.stringContaining('/v1'),
    });
  });
});

test('a job of another engine is not asked about', async () => {
  const server = await serve(() => ({json: video()}));
  const job = {...jobAt(server.url), engine: 'animatic'};
  await expect(engineAt(server.url).status(job)).rejects.toMatchObject({code: 'engine-job-unknown'});
  expect(server.calls()).toEqual([]);
});

test('an id is no path', async () => {
  const server = await serve(() => ({json: video()}));
  await engineAt(server.url).status(jobAt(server.url, '../files/secret?x=1'));
  expect(server.calls()).toEqual(['GET /videos/..%2Ffiles%2Fsecret%3Fx%3D1']);
});

describe('without a key', () => {
  const keyless = quickSurroundings({env: {}});

  test.each(['openai', 'litellm'] as const)(
    '%s is not asked, and it is said what to set',
    async (dialect) => {
      const server = await serve(() => ({json: video()}));
      await expect(engineAt(server.url, {dialect}, keyless).status(jobAt(server.url))).rejects.toMatchObject({
        code: 'engine-unauthorised',
        hint: expect.stringContaining('MATCHCUT_VIDEOS_API_KEY'),
      });
      expect(server.calls()).toEqual([]);
    },
  );

  test.each(['vllm-omni', 'sglang'] as const)('%s is asked all the same', async (dialect) => {
    const server = await serve(() => ({json: video()}));
    await engineAt(server.url, {dialect}, keyless).status(jobAt(server.url));
    expect(server.seen.map(({headers}) => headers.authorization)).toEqual([undefined]);
  });
});
