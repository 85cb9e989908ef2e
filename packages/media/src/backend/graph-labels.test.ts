import {expect, test} from 'vitest';
import {connectedLabels, graphInputs} from './graph-labels.ts';

test('Input pads are found once each, in order of appearance', () => {
  expect(graphInputs('[1:v]scale=8:8[over];[0:v][over]overlay[v];[0:a]anull[a]')).toEqual([
    {input: 1, medium: 'v', label: '1:v'},
    {input: 0, medium: 'v', label: '0:v'},
    {input: 0, medium: 'a', label: '0:a'},
  ]);
});

test('What looks like a pad inside quotes or behind a backslash is text', () => {
  expect(graphInputs(String.raw`[0:v]drawtext=text='[1:v];[2:v]':x=\[3\:v\][v]`)).toEqual([
    {input: 0, medium: 'v', label: '0:v'},
  ]);
});

test('Labels are connected over any number of chains, and apart where no chain joins them', () => {
  const graph = '[0:v]null[x];[x][1:v]overlay[v];[0:a]anull[a]';
  expect(connectedLabels(graph, 'v')).toEqual(new Set(['v', 'x', '0:v', '1:v']));
  expect(connectedLabels(graph, 'a')).toEqual(new Set(['a', '0:a']));
});
