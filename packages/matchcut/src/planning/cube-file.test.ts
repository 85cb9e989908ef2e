import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isCube, isCubeFile} from './cube-file.ts';

const corners = ['0 0 0', '1 0 0', '0 1 0', '1 1 0', '0 0 1', '1 0 1', '0 1 1', '1 1 1'];
const cube = ['# from a grading program', 'TITLE "Warm"', 'LUT_3D_SIZE 2', 'DOMAIN_MIN 0 0 0', ...corners];

test.each<[what: string, lines: readonly string[], isTable: boolean]>([
  ['a table', cube, true],
  ['one with blank lines and other line ends', [...cube, '', ''].map((line) => `${line}\r`), true],
  ['exponents', cube.map((line) => line.replace('1 1 1', '1 1 9.9e-1')), true],
  ['a row too few', cube.slice(0, -1), false],
  ['a row too many', [...cube, '1 1 1'], false],
  ['a row of two', cube.map((line) => line.replace('1 1 1', '1 1')), false],
  ['a table of one dimension', ['LUT_1D_SIZE 2', '0 0 0', '1 1 1'], false],
  ['a size that is none', cube.map((line) => line.replace('SIZE 2', 'SIZE 1')), false],
  ['text', ['This is not a table.'], false],
])('%s', async (_, lines, isTable) => {
  const path = join(await mkdtemp(join(tmpdir(), 'matchcut-cube-')), 'a.cube');
  await writeFile(path, lines.join('\n'));
  expect(await isCube(path)).toBe(isTable);
});

test('a table is told by its name', () => {
  expect(['looks/warm.cube', 'WARM.CUBE', 'warm.cube.png', 'cube'].map(isCubeFile)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
