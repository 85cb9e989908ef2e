import {describe, expect, test} from 'vitest';
import type {EngineCapabilities} from './capabilities.ts';
import {checkRequest} from './check-request.ts';
import type {CreateRequest, EditRequest, EngineRequest, ExtendRequest} from './request.ts';

const capabilities: EngineCapabilities = {
  sizes: [{width: 1280, height: 720}],
  seconds: [4, 8],
  frameRate: 'requested',
  identities: {kind: 'handle', perShot: 2, usd: 0},
  continuation: {
    kind: 'extension',
    seconds: [6],
    count: 2,
    totalSeconds: 20,
    returns: 'part',
    identities: true,
  },
  edit: true,
  firstFrame: true,
  sound: true,
  promptLength: 32_000,
};

const common = {take: 1, prompt: 'A platform.', size: {width: 1280, height: 720}, frameRate: null};
const create: CreateRequest = {...common, kind: 'create', seconds: 8, identities: [], firstFrame: null};
const extend: ExtendRequest = {...common, kind: 'extend', seconds: 6, identities: [], source: 's'};
const edit: EditRequest = {...common, kind: 'edit', seconds: 23, source: 's'};

test('what the capabilities offer is accepted', () => {
  const frameRate = {numerator: 30_000, denominator: 1001};
  for (const request of [create, extend, edit, {...create, frameRate, firstFrame: 'd'}])
    expect(() => checkRequest(request, capabilities)).not.toThrow();
});

describe('refused by name is', () => {
  test.each<readonly [string, EngineRequest, string]>([
    ['a size', {...create, size: {width: 1280, height: 721}}, '1280x721'],
    ['a length', {...create, seconds: 6}, '6 s'],
    ['the length of a new part', {...extend, seconds: 8}, '8 s'],
    ['a prompt', {...create, prompt: 'x'.repeat(32_001)}, '32001'],
    ['a frame rate', {...create, frameRate: {numerator: 30, denominator: 0}}, '30/0'],
    ['a cast', {...create, identities: ['A', 'B', 'C'].map((name) => ({name, key: null}))}, '3 characters'],
  ])('%s', (_, request, named) => {
    expect(() => checkRequest(request, capabilities)).toThrow(
      expect.objectContaining({
        code: 'engine-refused-request',
        message: expect.stringContaining(named),
        hint: expect.stringMatching(/\w/),
      }),
    );
  });

  test.each<readonly [string, EngineRequest, Partial<EngineCapabilities>]>([
    ['a first frame', {...create, firstFrame: 'd'}, {firstFrame: false}],
    ['a continuation', extend, {continuation: {kind: 'none'}}],
    ['an edit', edit, {edit: false}],
  ])('%s, where there is none', (_, request, lacking) => {
    expect(() => checkRequest(request, {...capabilities, ...lacking})).toThrow(
      expect.objectContaining({code: 'engine-refused-request'}),
    );
  });
});

test('a continuation that is handed over is a clip of any length that clips have', () => {
  const handingOver: EngineCapabilities = {
    ...capabilities,
    continuation: {kind: 'handover', by: 'tail', count: 3},
  };
  expect(() => checkRequest({...extend, seconds: 8}, handingOver)).not.toThrow();
  expect(() => checkRequest({...extend, seconds: 6}, handingOver)).toThrow('6 s');
});
