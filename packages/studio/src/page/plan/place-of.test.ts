import {expect, it} from 'vitest';
import type {FilmContent} from '../../protocol.ts';
import {placeOf} from './place-of.ts';

const content = {
  scenes: [
    {
      address: 'commute/platform',
      name: 'platform',
      shots: ['commute/platform', 'commute/platform/continue-1'].map(aShot),
    },
    {address: 'commute/part/window', name: 'window', shots: ['commute/part/window'].map(aShot)},
  ],
} as unknown as FilmContent;

it.each([
  ['Film > Scene "platform"', 'commute/platform'],
  ['Film > Sequence > Scene "platform" > Continue 1 > Overlay 2', 'commute/platform/continue-1'],
  ['Film > Sequence "part" > Scene "window" > Caption 1', 'commute/part/window'],
  ['Film > Scene "gone"', undefined],
  ['Film', undefined],
])('finds what %s names', (where, address) => {
  expect(placeOf(content, where)?.address).toBe(address);
});

function aShot(address: string): unknown {
  return {address, from: 0, source: {file: 'commute.film.tsx', line: 1, column: 1}};
}
