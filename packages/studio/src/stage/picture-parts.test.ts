import {describe, expect, it} from 'vitest';
import type {PictureView, TransitionView} from '../protocol.ts';
import {partAt, pictureParts, spansAround} from './picture-parts.ts';

const clip = (address: string, from: number, frames: number): PictureView => ({
  address,
  from,
  frames,
  kind: 'clip',
  key: address,
  sourceFrom: 0,
});

const dissolve: TransitionView = {
  from: 90,
  frames: 10,
  outgoing: 'film/a',
  incoming: 'film/b',
  effect: {kind: 'dissolve'},
  easing: null,
  source: null,
};

/** A chain of two shots, a scene whose address begins alike, and one that is not made. */
const parts = pictureParts(
  [
    clip('film/a', 0, 60),
    clip('film/a/continue-1', 60, 40),
    clip('film/b', 90, 50),
    {address: 'film/b-side', from: 130, frames: 30, kind: 'slate'},
  ],
  [dissolve, {...dissolve, from: 130, outgoing: 'film/b', incoming: 'film/b-side'}],
);

describe('the parts of the picture', () => {
  it('come and go by the transition at their end of the scene', () => {
    expect(parts.map(({picture, comes, goes}) => [picture.address, comes !== null, goes !== null])).toEqual([
      ['film/a', false, false],
      ['film/a/continue-1', false, true],
      ['film/b', true, true],
      ['film/b-side', true, false],
    ]);
  });

  it('lie one over the other while a transition lasts', () => {
    const at = (frame: number): readonly string[] =>
      spansAround(parts, frame, 0).map(({picture}) => picture.address);
    expect([at(0), at(59), at(60), at(89), at(90), at(99), at(100), at(159), at(160)]).toEqual([
      ['film/a'],
      ['film/a'],
      ['film/a/continue-1'],
      ['film/a/continue-1'],
      ['film/a/continue-1', 'film/b'],
      ['film/a/continue-1', 'film/b'],
      ['film/b'],
      ['film/b-side'],
      [],
    ]);
    expect([partAt(parts, 95)?.picture.address, partAt(parts, 160)]).toEqual(['film/b', null]);
  });

  it('are there before they are seen', () => {
    expect(spansAround(parts, 50, 10).map(({from}) => from)).toEqual([0, 60]);
    expect(spansAround(parts, 49, 10).map(({from}) => from)).toEqual([0]);
  });
});
