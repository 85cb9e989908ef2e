import {join} from 'node:path';
import {inspect} from 'node:util';
import type {Engine} from '@matchcut/engine';
import {describe, expect, test} from 'vitest';
import {
  canary,
  createRequest,
  engineAt,
  extendRequest,
  jobAt,
  noInputs,
  quickSurroundings,
  temporaryFolder,
  video,
} from './__fixtures__/engines.ts';
import {serve, type Reply} from './__fixtures__/scripted-server.ts';
import {serveWire} from './__fixtures__/wire-server.ts';
import {soraIn} from './sora.ts';

/** All that a log, a journal or a person could get to see of a value. */
function everythingIn(value: unknown): string {
  const parts = [inspect(value, {depth: 20, showHidden: true}), JSON.stringify(value) ?? ''];
  if (value instanceof Error) parts.push(value.message, value.stack ?? '', everythingIn(value.cause));
  return parts.join('\n');
}

async function outcome(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}

const lost = {
  request: createRequest(),
  inputs: noInputs,
  askedAt: '2026-01-01T00:00:00Z',
  taken: new Set<string>(),
};
const handle = {engine: 'sora', name: 'Mara', id: 'char_1', state: {}};

/** Every call that the engine makes. */
const calls: Readonly<Record<string, (engine: Engine, url: string) => Promise<unknown>>> = {
  submit: (engine) => engine.submit(createRequest(), noInputs),
  extend: (engine, url) =>
    engine.submit(extendRequest(), {...noInputs, source: {path: '/x', digest: 'd', job: jobAt(url)}}),
  status: (engine, url) => engine.status(jobAt(url)),
  fetch: async (engine, url) => engine.fetch(jobAt(url), join(await temporaryFolder(), 'clip.mp4')),
  find: async (engine) => engine.find?.(lost),
  knowsCharacter: async (engine) => engine.knowsCharacter?.(handle),
  'batches.submit': async (engine) =>
    engine.batches?.submit({id: 'o', requests: [{id: 'a', request: createRequest(), inputs: noInputs}]}),
  'batches.find': async (engine) => engine.batches?.find('o'),
  'batches.status': async (engine, url) => engine.batches?.status(jobAt(url, 'batch_1')),
  'batches.results': async (engine, url) => engine.batches?.results(jobAt(url, 'batch_1')),
  'batches.cancel': async (engine, url) => engine.batches?.cancel(jobAt(url, 'batch_1')),
};

/** Servers that give the key back wherever they can. */
const echoing: readonly (readonly [string, Reply])[] = [
  ['401', {status: 401, json: {error: {message: `Incorrect API key provided: ${canary}.`, code: canary}}}],
  [
    '400',
    {status: 400, json: {error: {message: `Bad header authorization: Bearer ${canary}`, param: canary}}},
  ],
  ['404', {status: 404, json: {detail: `No ${canary}`}}],
  ['429', {status: 429, json: {error: {message: `Key ${canary} is over its limit`}}}],
  ['500', {status: 500, body: `<html>${canary}</html>`}],
  ['a page', {status: 200, body: `<html>${canary}</html>`}],
  ['a redirect', {status: 302, headers: {location: `ftp://example.com/?key=${canary}`}}],
  [
    'a redirect to nowhere',
    {status: 307, headers: {location: `http://127.0.0.1:1/?key=${encodeURIComponent(canary)}`}},
  ],
  [
    'a failed job',
    {
      json: video({
        id: `video_${canary}`,
        status: 'failed',
        error: {code: canary, message: `Bearer ${canary}`},
      }),
    },
  ],
  ['an unknown status', {json: video({status: canary})}],
  ['a batch', {json: {id: 'batch_1', status: 'failed', errors: {data: [{message: canary, line: 1}]}}}],
];

describe.each(Object.entries(calls))('%s keeps the key to itself', (_, call) => {
  test.each(echoing)('where the server answers with it: %s', async (_name, reply) => {
    const server = await serve(() => reply);
    const result = await outcome(() => call(engineAt(server.url), server.url));
    expect(server.seen.length).toBeGreaterThan(0);
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${canary}`);
    expect(everythingIn(result)).not.toContain(canary);
  });

  test('where the connection breaks', async () => {
    const server = await serveWire((socket) => socket.resetAndDestroy());
    const result = await outcome(() => call(engineAt(server.url), server.url));
    expect(result).toBeInstanceOf(Error);
    expect(everythingIn(result)).not.toContain(canary);
  });

  test('where nobody listens', async () => {
    const url = 'http://127.0.0.1:1/v1';
    const result = await outcome(() => call(engineAt(url), url));
    expect(result).toBeInstanceOf(Error);
    expect(everythingIn(result)).not.toContain(canary);
  });
});

test('nothing of the engine itself shows the key, nor does what enters keys name server or dialect', async () => {
  const server = await serve(() => ({json: video()}));
  const engine = engineAt(server.url, {apiKey: canary});
  const job = await engine.submit(createRequest(), noInputs);
  expect(everythingIn(engine)).not.toContain(canary);
  expect(everythingIn(job)).not.toContain(canary);
  const {id, model, semantics, options} = engine;
  expect({id, model, semantics, options}).toEqual({
    id: 'sora',
    model: 'sora-2',
    semantics: 'sora/1',
    options: {},
  });
});

test.each([
  ['is misspelt', {apikey: canary}],
  ['stands in the address', {baseURL: `https://user:${canary}@example.com/v1`}],
  ['is a list', {apiKey: [canary]}],
])('a key that %s is not repeated', async (_, options) => {
  const error = await outcome(async () => soraIn(quickSurroundings(), Object(options)));
  expect(error).toMatchObject({code: 'engine-misconfigured'});
  expect(everythingIn(error)).not.toContain(canary);
});

test('a key with a line break at its end is taken without, one with one inside is none', async () => {
  const server = await serve(() => ({json: video()}));
  await engineAt(server.url, {apiKey: () => `${canary}\n`}).status(jobAt(server.url));
  expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${canary}`);
  const error = await outcome(() =>
    engineAt(server.url, {apiKey: `${canary}\n${canary}`}).status(jobAt(server.url)),
  );
  expect(error).toMatchObject({code: 'engine-unauthorised'});
  expect(everythingIn(error)).not.toContain(canary);
});

test('the key of OpenAI goes to no server of one’s own', async () => {
  const server = await serve(() => ({json: video()}));
  const surroundings = quickSurroundings({env: {OPENAI_API_KEY: canary}});
  await engineAt(server.url, {dialect: 'vllm-omni'}, surroundings).status(jobAt(server.url));
  await engineAt(server.url, {dialect: 'openai'}, surroundings).status(jobAt(server.url));
  expect(server.seen.map(({headers}) => headers.authorization)).toEqual([undefined, `Bearer ${canary}`]);
});
