import {EngineError, type CreateRequest} from '@matchcut/engine';
import {expect, test} from 'vitest';
import {checkChain, checkRequest} from './check-request.ts';
import {shotOf} from './clip-order.ts';
import type {PanelNote} from './panel.ts';

const request: CreateRequest = {
  kind: 'create',
  take: 1,
  prompt: 'A platform.',
  size: {width: 1280, height: 720},
  seconds: 8,
  frameRate: {numerator: 30_000, denominator: 1001},
  identities: [],
  firstFrame: null,
};

test('what the capabilities offer is accepted', () => {
  expect(() => checkRequest(request)).not.toThrow();
});

test.each([
  ['size', {size: {width: 1280, height: 721}}, '1280x721'],
  ['length', {seconds: 6.5}, '6.5 s'],
  ['prompt', {prompt: 'x'.repeat(32_001)}, '32001'],
  ['frame rate', {frameRate: {numerator: 30, denominator: 0}}, '30/0'],
  ['cast', {identities: ['A', 'B', 'C'].map((name) => ({name, key: null}))}, '3 characters'],
])('a wrong %s is refused by name', (_, change, named) => {
  expect(() => checkRequest({...request, ...change})).toThrow(
    expect.objectContaining({code: 'engine-refused-request', message: expect.stringContaining(named)}),
  );
});

const noteOf = (parts: number, seconds: number): PanelNote => {
  const {end} = shotOf({
    prompt: '',
    take: 1,
    edit: null,
    size: request.size,
    seconds: 4,
    frameRate: {numerator: 30, denominator: 1},
    identities: [],
    start: null,
    opening: null,
  });
  return {panel: 1, prompt: '', start: null, end: {...end, chain: {parts, seconds, frames: seconds * 30}}};
};

test('a clip is continued six times and no more', () => {
  expect(() => checkChain(noteOf(6, 24), 4)).not.toThrow();
  expect(() => checkChain(noteOf(7, 28), 4)).toThrow(EngineError);
});

test('a chain lasts 120 seconds and no more', () => {
  expect(() => checkChain(noteOf(6, 100), 20)).not.toThrow();
  expect(() => checkChain(noteOf(6, 104), 20)).toThrow(EngineError);
});
