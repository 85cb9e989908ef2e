import {expect, test} from 'vitest';
import {film, proceed, scene, sceneWith} from '../film.fixture.ts';
import type {NodeProps} from '../node-kinds.ts';
import {codesOf, survey} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';
import {present} from '../present.fixture.ts';

type Shots = readonly {readonly from: number; readonly frames: number; readonly asks: readonly number[]}[];

function chain(seconds: readonly number[], fps = 30, engine = planningEngine) {
  const [opening = 0, ...later] = seconds;
  const tree = film([scene('a', opening, 'Rain.', ...later.map((length) => proceed(length)))], {fps});
  const surveyed = survey(tree, {engine});
  const {frames, shots} = present(surveyed.scenes[0]).chain;
  return {
    frames,
    shots: shots.map(({from, frames: length, parts}) => ({
      from,
      frames: length,
      asks: parts.map((part) => part.askSeconds),
    })) satisfies Shots,
    parts: shots.flatMap((shot) => shot.parts),
    codes: codesOf(surveyed.diagnostics),
    messages: surveyed.diagnostics.map(({message}) => message),
  };
}

test('a length that the engine makes is asked for as it is', () => {
  expect(chain([8])).toMatchObject({frames: 240, shots: [{from: 0, frames: 240, asks: [8]}], codes: []});
});

test('6.5 s ask for 8 and trim 1.5', () => {
  const {frames, shots, messages} = chain([6.5]);
  expect({frames, shots}).toEqual({frames: 195, shots: [{from: 0, frames: 195, asks: [8]}]});
  expect(messages).toEqual(['Asks for 8 s and trims 1.5 s that is made and not used.']);
});

test('45 s are a chain of 20, 20 and 8, trimmed', () => {
  const {frames, shots, parts, codes} = chain([45]);
  expect({frames, shots}).toEqual({frames: 1350, shots: [{from: 0, frames: 1350, asks: [20, 20, 8]}]});
  expect(parts.map(({address, from, frames: length}) => [address, from, length])).toEqual([
    ['commute/a', 0, 600],
    ['commute/a/part-2', 600, 600],
    ['commute/a/part-3', 1200, 150],
  ]);
  expect(codes).toEqual(['seconds-chained', 'seconds-trimmed']);
});

test('6.5 s continued by 1 s: the boundary moves to where a clip ends, the scene stays as long as it was written', () => {
  const {frames, shots, codes} = chain([6.5, 1]);
  expect(frames).toBe(225);
  expect(shots).toEqual([
    {from: 0, frames: 120, asks: [4]},
    {from: 120, frames: 105, asks: [4]},
  ]);
  expect(codes).toEqual(['boundary-moved', 'seconds-trimmed']);
});

test('exact lengths are kept in a chain of shots', () => {
  const {shots, codes} = chain([8, 12, 6]);
  expect(shots.map(({from, frames}) => [from, frames])).toEqual([
    [0, 240],
    [240, 360],
    [600, 180],
  ]);
  expect(codes).toEqual(['seconds-trimmed']);
});

test('a few hundredths of a second more than a clip has, but no frame, ask for no longer clip', () => {
  expect(chain([8.01])).toMatchObject({frames: 240, shots: [{asks: [8]}], codes: []});
  expect(chain([40.005])).toMatchObject({
    frames: 1200,
    shots: [{asks: [20, 20]}],
    codes: ['seconds-chained'],
  });
});

test.each([23.976, 29.97, 59.94])('whole seconds are asked for at %d frames a second, too', (fps) => {
  for (const length of [4, 8, 12, 16, 20]) {
    expect(chain([length], fps)).toMatchObject({shots: [{asks: [length]}], codes: []});
  }
});

test('a shot that is shorter than a frame is told', () => {
  expect(chain([0.01]).codes).toEqual(['unsupported-seconds']);
});

test('shots that leave no room for each other are told once, and overlays in them are still placed', () => {
  expect(chain([2, 2]).codes).toEqual(['unsupported-seconds']);
});

test('a chain beyond the limits of the engine says what it would need', () => {
  const {codes, messages} = chain([150]);
  expect(codes).toEqual(['chain-too-long']);
  expect(messages[0]).toContain('7 continuations and 152 s');
  expect(chain([4, 4, 4, 4, 4, 4, 4]).codes).toEqual([]);
  expect(chain([4, 4, 4, 4, 4, 4, 4, 4]).codes).toEqual(['chain-too-long']);
});

test('an engine that continues nothing makes single shots', () => {
  const {capabilities} = planningEngine;
  const single = {...planningEngine, capabilities: {...capabilities, continuation: {kind: 'none'} as const}};
  expect(chain([6.5], 30, single).codes).toEqual(['seconds-trimmed']);
  expect(chain([45], 30, single).codes).toEqual(['unsupported-continuation']);
  expect(chain([8, 8], 30, single).codes).toEqual(['unsupported-continuation']);
});

test.each([Number.MAX_VALUE, 8_000])('%d s are a slip, and solved by nobody', (seconds) => {
  expect(chain([seconds]).codes).toContain('bad-seconds');
});

test('what is trimmed is asked for besides, and left out at both ends', () => {
  const {frames, shots, parts, codes} = timed({seconds: 6, trim: {start: 1, end: 0.5}});
  expect({frames, asks: shots.map(({asks}) => asks), codes}).toEqual({
    frames: 180,
    asks: [[8]],
    codes: ['seconds-trimmed'],
  });
  expect(parts).toMatchObject([{from: 0, frames: 180, skipSeconds: 1, freezeFrames: 0}]);
  expect(timed({seconds: 6, trim: {start: 1, end: 1}}).codes).toEqual([]);
  expect(timed({seconds: 7.5, trim: {start: 1}}).shots[0]?.asks).toEqual([12]);
});

test('a continued scene is trimmed at the start of its first clip alone', () => {
  const {frames, parts} = timed({seconds: 7, trim: {start: 1}}, 8);
  expect(frames).toBe(450);
  expect(parts.map(({from, frames: length, skipSeconds}) => [from, length, skipSeconds])).toEqual([
    [0, 210, 1],
    [210, 240, 0],
  ]);
});

test('a faster scene asks for more, a slower one for less', () => {
  const fast = timed({seconds: 4, speed: 2});
  expect([fast.frames, fast.shots[0]?.asks, fast.codes]).toEqual([120, [8], []]);
  const slow = timed({seconds: 16, speed: 0.25});
  expect([slow.frames, slow.shots[0]?.asks, slow.codes]).toEqual([480, [4], []]);
  const chained = timed({seconds: 2, speed: 4}, 3);
  expect(chained.shots).toEqual([
    {from: 0, frames: 60, asks: [8]},
    {from: 60, frames: 90, asks: [12]},
  ]);
});

test('a scene stands still after its seconds, for nothing', () => {
  const {frames, shots, parts, codes} = timed({seconds: 8, freeze: 1.5});
  expect([frames, shots[0]?.asks, codes]).toEqual([285, [8], []]);
  expect(parts).toMatchObject([{from: 0, frames: 285, freezeFrames: 45}]);
});

test('a clip that is trimmed away altogether is no shot', () => {
  expect(timed({seconds: 1, trim: {start: 20}}, 8).codes).toEqual(['unsupported-seconds']);
});

function timed(props: NodeProps['scene'], ...later: readonly number[]) {
  const tree = film([sceneWith(props, 'Rain.', ...later.map((length) => proceed(length)))]);
  const surveyed = survey(tree);
  const {frames, shots} = present(surveyed.scenes[0]).chain;
  return {
    frames,
    shots: shots.map(({from, frames: length, parts}) => ({
      from,
      frames: length,
      asks: parts.map((part) => part.askSeconds),
    })),
    parts: shots.flatMap((shot) => shot.parts),
    codes: codesOf(surveyed.diagnostics),
  };
}
