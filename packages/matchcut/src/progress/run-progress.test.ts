import type {RunEvent} from '@matchcut/runner';
import {expect, test} from 'vitest';
import {advance, type RunProgress} from './run-progress.ts';

const start: RunProgress = {
  generate: {done: 0, total: 2},
  compose: {done: 0, total: 3},
  running: [],
  troubles: [],
};
const clip = {step: '16:9 clip ad/a', stepKind: 'clip', address: 'ad/a', format: '16:9'} as const;
const conform = {step: '16:9 conform ad/a', stepKind: 'conform', address: 'ad/a', format: '16:9'} as const;

function after(...events: readonly RunEvent[]): RunProgress {
  return events.reduce(advance, start);
}

test('a step is shown while it is made and counted in its lane when it is done', () => {
  const running = after(
    {kind: 'step-started', adopted: false, ...clip},
    {kind: 'step-progress', step: clip.step, progress: 0.4},
  );
  expect(running.running).toMatchObject([{address: 'ad/a', progress: 0.4}]);
  const done = [
    {kind: 'step-done', how: 'made', ms: 9, ...clip},
    {kind: 'step-done', how: 'made', ms: 9, ...conform},
  ] as const;
  expect(done.reduce(advance, running)).toMatchObject({generate: {done: 1}, compose: {done: 1}, running: []});
});

test('what is reused is no work done', () => {
  expect(after({kind: 'step-done', how: 'reused', ms: 0, ...clip}).generate.done).toBe(0);
});

test('a step that begins again stands there once', () => {
  const twice = after(
    {kind: 'step-started', adopted: false, ...clip},
    {kind: 'step-started', adopted: true, ...clip},
  );
  expect(twice.running).toHaveLength(1);
});

test('failures and repetitions are remembered', () => {
  const failure = {code: 'engine-busy', message: 'Busy.', hint: ''};
  const {running, troubles} = after(
    {kind: 'step-started', adopted: false, ...clip},
    {kind: 'step-retrying', step: clip.step, attempt: 1, inMs: 2000, ...failure},
    {kind: 'step-failed', ...clip, ...failure},
  );
  expect(running).toEqual([]);
  expect(troubles).toEqual(['16:9 clip ad/a: Busy. Trying again in 2 s.', '16:9 clip ad/a: Busy.']);
});
