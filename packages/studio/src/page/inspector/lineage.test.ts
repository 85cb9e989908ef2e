import {expect, it} from 'vitest';
import type {FilmContent, ShotView} from '../../protocol.ts';
import {lineageOf} from './lineage.ts';

const content = {
  scenes: [
    {
      shots: [
        aShot('duel', null),
        aShot('duel/continue-1', 'duel'),
        aShot('duel/continue-2', 'duel/continue-1'),
      ],
    },
    {shots: [aShot('truce/continue-1', 'duel')]},
    {shots: [aShot('walk', null)]},
  ],
} as unknown as FilmContent;

it('tells what a shot goes on from, and all that goes on from it, branches included', () => {
  expect(told('duel')).toEqual({
    before: [],
    after: ['1 duel/continue-1', '2 duel/continue-2', '1 truce/continue-1'],
  });
  expect(told('duel/continue-2')).toEqual({before: ['duel', 'duel/continue-1'], after: []});
  expect(told('walk')).toEqual({before: [], after: []});
});

function told(address: string): {before: readonly string[]; after: readonly string[]} {
  const {before, after} = lineageOf(content, address);
  return {
    before: before.map((shot) => shot.address),
    after: after.map(({shot, depth}) => `${depth} ${shot.address}`),
  };
}

function aShot(address: string, continues: string | null): ShotView {
  return {address, continues} as ShotView;
}
