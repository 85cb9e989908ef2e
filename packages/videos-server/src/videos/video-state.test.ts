import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {videoStateAt, type Making, type VideoFacts, type VideoState} from './video-state.ts';

const facts = (change: Partial<VideoFacts> = {}): VideoFacts => ({
  createdAtMs: 0,
  readyAtMs: 1000,
  keptMs: 5000,
  stuck: false,
  making: {kind: 'waiting'},
  ...change,
});
const made = (atMs: number, error: {code: string; message: string} | null = null): Making => ({
  kind: 'made',
  atMs,
  error,
});

describe('a job', () => {
  test.each<[string, Partial<VideoFacts>, number, object]>([
    ['waits', {}, 0, {kind: 'queued'}],
    ['waits for a painter, however long', {}, 99_999, {kind: 'queued'}],
    ['stands in the queue at first, even if it is painted', {making: made(10)}, 99, {kind: 'queued'}],
    [
      'is as far as its painting where that is behind',
      {making: {kind: 'painting', fraction: 0.2}},
      900,
      {kind: 'in_progress', progress: 20},
    ],
    [
      'is as far as its wait where that is behind',
      {making: {kind: 'painting', fraction: 0.9}},
      500,
      {kind: 'in_progress', progress: 50},
    ],
    [
      'is never at 100 before its end',
      {making: {kind: 'painting', fraction: 1}},
      5000,
      {kind: 'in_progress', progress: 99},
    ],
    ['is not completed before its time', {making: made(10)}, 999, {kind: 'in_progress', progress: 99}],
    [
      'is completed at its time',
      {making: made(10)},
      1000,
      {kind: 'completed', atMs: 1000, expiresAtMs: 6000, expired: false},
    ],
    [
      'is completed when it is painted, if that takes longer',
      {making: made(3000)},
      3000,
      {kind: 'completed', atMs: 3000, expiresAtMs: 8000, expired: false},
    ],
    ['expires', {making: made(10)}, 6000, {kind: 'completed', atMs: 1000, expiresAtMs: 6000, expired: true}],
    [
      'fails at its time, not before',
      {making: made(0, {code: 'x', message: 'no'})},
      999,
      {kind: 'in_progress', progress: 99},
    ],
    [
      'has failed',
      {making: made(0, {code: 'x', message: 'no'})},
      1000,
      {kind: 'failed', atMs: 1000, error: {code: 'x', message: 'no'}},
    ],
    ['that is stuck stays so', {making: made(0), stuck: true}, 1e9, {kind: 'in_progress', progress: 99}],
    [
      'without a wait is as far as its painting',
      {readyAtMs: 0, making: {kind: 'painting', fraction: 0.37}},
      1,
      {kind: 'in_progress', progress: 37},
    ],
  ])('%s', (_, change, nowMs, state) => {
    expect(videoStateAt(facts(change), nowMs)).toEqual(state);
  });

  test('never goes backwards', () => {
    const progressOf = (state: VideoState): number =>
      state.kind === 'queued' ? 0 : state.kind === 'in_progress' ? state.progress : 100;
    const rank = {queued: 0, in_progress: 1, failed: 2, completed: 2};
    const step = fc.record({
      waitMs: fc.nat(500),
      fraction: fc.double({min: 0, max: 1, noNaN: true}),
    });
    fc.assert(
      fc.property(fc.array(step, {minLength: 1}), fc.nat(3000), (steps, readyAtMs) => {
        const fractions = steps.map(({fraction}) => fraction).toSorted((a, b) => a - b);
        let nowMs = 0;
        const states = steps.map(({waitMs}, index) => {
          nowMs += waitMs;
          const making: Making = {kind: 'painting', fraction: fractions[index] ?? 1};
          return videoStateAt(facts({readyAtMs, making}), nowMs);
        });
        states.push(videoStateAt(facts({readyAtMs, making: made(nowMs)}), Math.max(nowMs, readyAtMs)));
        for (const [index, state] of states.entries()) {
          const before: VideoState = states[index - 1] ?? {kind: 'queued'};
          expect(rank[state.kind]).toBeGreaterThanOrEqual(rank[before.kind]);
          expect(progressOf(state)).toBeGreaterThanOrEqual(progressOf(before));
        }
        expect(states.at(-1)?.kind).toBe('completed');
      }),
    );
  });
});
