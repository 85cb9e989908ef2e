import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import type {ReactNode} from 'react';
import {expect, test} from 'vitest';
import {LiveRun} from './live-run.tsx';

const clip = {
  step: '9:16 clip ad/platform',
  stepKind: 'clip',
  address: 'ad/platform',
  format: '9:16',
  progress: 0.5,
  adopted: false,
} as const;

/** Whatever the terminal of the tests can show. */
function draw(run: ReactNode): string {
  return stripVTControlCharacters(renderToString(run));
}

test('a run shows what is done, what is being made and what went wrong', () => {
  const shown = draw(
    <LiveRun
      title="The Ad"
      film="ad"
      elapsedMs={75_000}
      progress={{
        generate: {done: 1, total: 3},
        compose: {done: 0, total: 4},
        running: [clip, {...clip, step: 'b', address: 'ad/window', adopted: true, progress: 0}],
        troubles: ['9:16 clip ad/street: Busy. Trying again in 2 s.'],
      }}
    />,
  );
  expect(shown).toMatchInlineSnapshot(`
    "
    The Ad  clips 1/3  composed 0/4  1:15
      ━━━━━━━━╌╌╌╌╌╌╌╌  50 % 9:16 clip platform
      ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   0 % 9:16 clip window (carried on)
      ! 9:16 clip ad/street: Busy. Trying again in 2 s."
  `);
});

test('a lane without work is not shown', () => {
  const shown = draw(
    <LiveRun
      title="The Ad"
      film="ad"
      elapsedMs={0}
      progress={{generate: {done: 0, total: 0}, compose: {done: 1, total: 1}, running: [], troubles: []}}
    />,
  );
  expect(shown.trim()).toBe('The Ad  composed 1/1  0:00');
});
