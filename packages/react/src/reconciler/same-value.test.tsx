import {expect, test} from 'vitest';
import {isSameValue} from './same-value.ts';

const render = (): null => null;
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
const otherCyclic: Record<string, unknown> = {};
otherCyclic['self'] = otherCyclic;

test.for([
  [1, 1],
  [Number.NaN, Number.NaN],
  [['16:9'], ['16:9']],
  [{start: 1}, {start: 1}],
  [
    <b key="a" style={{margin: 1}} onClick={render}>
      words {1}
    </b>,
    <b key="a" style={{margin: 1}} onClick={render}>
      words {1}
    </b>,
  ],
  [cyclic, cyclic],
])('equal values are the same (%#)', ([a, b]) => {
  expect(isSameValue(a, b)).toBe(true);
});

test.for([
  [1, 2],
  [1, '1'],
  [0, -0],
  [null, {}],
  [['16:9'], ['9:16']],
  [['16:9'], ['16:9', '9:16']],
  [[], {}],
  [{start: 1}, {start: 1, end: undefined}],
  [
    {start: 1, end: undefined},
    {start: 1, take: 1},
  ],
  [<b key="a" />, <b key="b" />],
  [<b key="a" />, <i key="a" />],
  [<b key="a">words</b>, <b key="a">other words</b>],
  [<b key="a" />, {}],
  [() => null, () => null],
  [new Date(0), new Date(0)],
  [cyclic, otherCyclic],
])('values that differ, or might, are not (%#)', ([a, b]) => {
  expect(isSameValue(a, b)).toBe(false);
  expect(isSameValue(b, a)).toBe(false);
});
