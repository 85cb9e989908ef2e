import type {CreateRequest, Size} from '@matchcut/engine';
import {describe, expect, test} from 'vitest';
import {createRequest, extendRequest, noInputs, quickSurroundings, wide} from './__fixtures__/engines.ts';
import {dialectNames, dialects} from './dialects/dialects.ts';
import {soraIn} from './sora.ts';
import type {SoraOptions} from './sora-options.ts';

const make = (options: SoraOptions = {}, env: Record<string, string> = {}) =>
  soraIn(quickSurroundings({env}), options);

describe('making an engine', () => {
  test('looks neither at keys nor at addresses', () => {
    const env = new Proxy<Record<string, string>>(
      {},
      {
        get(_, name) {
          throw new Error(`${String(name)} was looked up.`);
        },
      },
    );
    expect(() => soraIn(quickSurroundings({env}), {}).quote(createRequest())).not.toThrow();
    const apiKey = (): string => {
      throw new Error('The key was looked up.');
    };
    expect(() => make({apiKey}).quote(createRequest())).not.toThrow();
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['a dialect that is none', {dialect: 'opnai'}, 'vllm-omni'],
    ['an address that is none', {baseURL: 'example.com'}, 'baseURL'],
    ['a field that is misspelt', {modle: 'sora-2'}, 'modle'],
    ['a price below nothing', {prices: -1}, 'prices'],
    ['a tier that is none', {tier: 6}, 'tier'],
    ['webhooks of a server that sends none', {dialect: 'sglang', webhook: {port: 1}}, 'webhook'],
  ])('refuses %s', (_, options, named) => {
    expect(() => make(Object(options))).toThrow(
      expect.objectContaining({code: 'engine-misconfigured', message: expect.stringContaining(named)}),
    );
  });

  test('tells of changes only where it listens for them', () => {
    expect('changed' in make()).toBe(false);
    expect('changed' in make({webhook: {port: 0}})).toBe(true);
  });
});

describe('prices', () => {
  const priceOf = (model: string, size: Size, seconds = 10): number | null =>
    make({model}).quote(createRequest({size, seconds})).usd;

  test.each([
    ['sora-2', wide, 1],
    ['sora-2', {width: 720, height: 1280}, 1],
    ['sora-2-2025-12-08', wide, 1],
    ['sora-2-pro', wide, 3],
    ['sora-2-pro', {width: 1792, height: 1024}, 5],
    ['sora-2-pro', {width: 1080, height: 1920}, 7],
    ['sora-2-pro-2025-10-06', {width: 1920, height: 1080}, 7],
    ['sora-2', {width: 1920, height: 1080}, null],
    ['somebody-elses', wide, null],
  ] as const)('of ten seconds of %s in %o', (model, size, usd) => {
    expect(priceOf(model, size)).toBe(usd);
  });

  test('are round', () => {
    expect(priceOf('sora-2-pro', {width: 1920, height: 1080}, 12)).toBe(8.4);
  });

  test('of a continuation are those of its new part', () => {
    expect(make().quote(extendRequest({seconds: 4}))).toEqual({usd: 0.4});
  });

  test('may be one’s own', () => {
    expect(make({prices: 0.02}).quote(createRequest({seconds: 8}))).toEqual({usd: 0.16});
    expect(make({prices: {'1280x720': 0.05}}).quote(createRequest({seconds: 8}))).toEqual({usd: 0.4});
    expect(make({prices: {'720x1280': 0.05}}).quote(createRequest({seconds: 8}))).toEqual({usd: null});
    const free = make({prices: 'free', dialect: 'vllm-omni', model: 'wan'});
    expect(free).toMatchObject({billing: 'free'});
    expect(free.quote(createRequest())).toEqual({usd: 0});
  });

  test('of a model that nobody knows are never 0', () => {
    expect(make({dialect: 'sglang', model: 'wan'})).toMatchObject({billing: 'paid'});
    expect(make({dialect: 'sglang', model: 'wan'}).quote(createRequest())).toEqual({usd: null});
  });
});

describe('capabilities', () => {
  test('of sora-2 are those of the protocol', () => {
    expect(make().capabilities).toEqual({
      sizes: [{width: 720, height: 1280}, wide],
      seconds: [4, 8, 12, 16, 20],
      frameRate: {numerator: 30, denominator: 1},
      identities: {kind: 'handle', perShot: 2, usd: 0, needsReference: true},
      continuation: {
        kind: 'extension',
        seconds: [4, 8, 12, 16, 20],
        count: 6,
        totalSeconds: 120,
        returns: 'whole',
        identities: false,
      },
      edit: true,
      firstFrame: true,
      sound: true,
      promptLength: 32_000,
    });
  });

  test('of sora-2-pro are more sizes', () => {
    expect(make({model: 'sora-2-pro'}).capabilities.sizes).toHaveLength(6);
  });

  test.each([
    ['vllm-omni', {kind: 'reference', perShot: 2}, {kind: 'handover', by: 'tail', count: 6}],
    ['sglang', {kind: 'look', perShot: 4}, {kind: 'handover', by: 'last-frame', count: 6}],
  ] as const)('of %s say what stands in for what it lacks', (dialect, identities, continuation) => {
    const {capabilities, batches} = make({dialect, model: 'wan'});
    expect(capabilities).toMatchObject({identities, continuation, edit: false, sound: false});
    expect(batches).toBeUndefined();
  });

  test('of a server of one’s own are data', () => {
    const {openai} = dialects;
    const dialect = {...openai, continuation: {kind: 'tail', seconds: 1, count: 2}, edit: null} as const;
    const engine = make({dialect});
    expect(engine.capabilities).toMatchObject({continuation: {kind: 'handover', by: 'tail'}, edit: false});
    expect(engine.options).toEqual({tailSeconds: 1});
  });
});

describe('the pace', () => {
  test.each([
    [{tier: 1}, 25],
    [{tier: 5}, 375],
    [{tier: 2, model: 'sora-2-pro'}, 25],
    [{}, null],
    [{tier: 1, model: 'somebody-elses'}, null],
  ] as const)('of %o has as many requests a minute as its tier', (options, expected) => {
    expect(make(options).pace?.requestsPerMinute).toBe(expected);
  });
});

test.each(dialectNames)('%s: what a film is made from survives JSON, and enters its key', (dialect) => {
  const {options} = make({dialect});
  expect(JSON.parse(JSON.stringify(options))).toEqual(options);
});

test('without an address the error says that OpenAI is no more, and where to go', async () => {
  const {readOptions} = await import('./sora-options.ts');
  const {readAccess} = await import('./wire/access.ts');
  const settings = readOptions({});
  const access = readAccess(settings, {OPENAI_API_KEY: 'sk-12345678'});
  expect(access.server).toBe('https://api.openai.com/v1');
  expect(access.hint).toMatch(/shut.*2026-09-24.*MATCHCUT_VIDEOS_BASE_URL/);
  const elsewhere = readAccess(settings, {
    OPENAI_API_KEY: 'sk-12345678',
    OPENAI_BASE_URL: 'http://a/v1/',
    MATCHCUT_VIDEOS_BASE_URL: 'http://b/v1/?api-version=2',
  });
  expect(elsewhere).toMatchObject({server: 'http://b/v1', hint: null});
  expect(elsewhere.url('videos', {limit: '1'}).href).toBe('http://b/v1/videos?api-version=2&limit=1');
});

test('what is not offered is refused before anything is sent', async () => {
  const engine = make({baseURL: 'http://127.0.0.1:1/v1', apiKey: 'sk-12345678'});
  const refused = (change: Partial<CreateRequest>): Promise<void> =>
    expect(engine.submit(createRequest(change), noInputs)).rejects.toMatchObject({
      code: 'engine-refused-request',
    });
  await refused({size: {width: 1920, height: 1080}});
  await refused({seconds: 5});
  await refused({prompt: 'x'.repeat(32_001)});
  await refused({identities: ['A', 'B', 'C'].map((name) => ({name, key: 'k'}))});
});
