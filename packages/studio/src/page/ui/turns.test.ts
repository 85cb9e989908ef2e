import {expect, it} from 'vitest';
import {createTurns} from './turns.ts';

it('lets so many at once, and the next one when a turn is given back', () => {
  const {turns, begun} = rig();
  const [first, second, third] = ['a', 'b', 'c', 'd'].map(turns);
  expect(begun).toEqual(['a', 'b']);
  third?.();
  second?.();
  second?.();
  expect(begun).toEqual(['a', 'b', 'd']);
  first?.();
  turns('e');
  turns('f');
  expect(begun).toEqual(['a', 'b', 'd', 'e']);
});

function rig(): {readonly turns: (name: string) => () => void; readonly begun: readonly string[]} {
  const begun: string[] = [];
  const {wait} = createTurns(2);
  return {turns: (name) => wait(() => begun.push(name)), begun};
}
