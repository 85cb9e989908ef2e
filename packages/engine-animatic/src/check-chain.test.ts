import {EngineError} from '@matchcut/engine';
import {expect, test} from 'vitest';
import {checkChain} from './check-chain.ts';
import {shotOf} from './clip-order.ts';
import type {PanelNote} from './panel.ts';

const noteOf = (parts: number, seconds: number): PanelNote => {
  const {end} = shotOf({
    prompt: '',
    take: 1,
    edit: null,
    size: {width: 1280, height: 720},
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
