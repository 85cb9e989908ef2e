import {parseKey} from '@matchcut/plan';
import {expect, test} from 'vitest';
import type {ClipStep} from './engine-steps.ts';
import {sourceFootage} from './source-footage.ts';

const key = parseKey('a'.repeat(64)) ?? expect.fail();
const use = {engine: {id: 'e', model: 'm', semantics: 'e/1', options: {}}};
const common = {
  ...use,
  take: 1,
  prompt: 'Rain.',
  size: {width: 1280, height: 720},
  seconds: 8,
  frameRate: null,
};
const edit: ClipStep['request'] = {...common, kind: 'edit', source: key};
const extend: ClipStep['request'] = {...common, kind: 'extend', source: key, identities: []};
const create: ClipStep['request'] = {...common, kind: 'create', identities: [], firstFrame: null};

/** A clip of 8 s in a chain of so many, `head` of which stand before it in its file. */
const clip = (chainSeconds: number, head: number) =>
  new Map([[key, {record: {request: {seconds: 8}, footage: {headSeconds: head, chainSeconds}}}]]);

test('a new clip stands alone, and so does the edit of one', () => {
  expect(sourceFootage(create, clip(8, 0))).toBeNull();
  expect(sourceFootage(edit, clip(8, 0))).toBeNull();
  expect(sourceFootage(edit, clip(8.04, 0))).toBeNull();
});

test('an extension continues the whole chain, and the file of its source', () => {
  expect(sourceFootage(extend, clip(16, 0))).toEqual({chainSeconds: 16, fileSeconds: 8});
  expect(sourceFootage(extend, clip(16, 8))).toEqual({chainSeconds: 16, fileSeconds: 16});
});

test('the edit of a continuation may come with what that came with, or with all that was before it', () => {
  expect(sourceFootage(edit, clip(24, 16))).toEqual({chainSeconds: 16, fileSeconds: 16});
  expect(sourceFootage(edit, clip(24, 0))).toEqual({chainSeconds: 16, fileSeconds: 0});
});

test('a clip that was never measured is as long as was asked for', () => {
  const old = new Map([[key, {record: {request: {seconds: 8}, footage: null}}]]);
  expect(sourceFootage(extend, old)).toEqual({chainSeconds: 8, fileSeconds: 8});
  expect(sourceFootage(edit, new Map())).toBeNull();
});
