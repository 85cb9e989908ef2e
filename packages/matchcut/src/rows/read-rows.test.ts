import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {z} from 'zod';
import {readRows, type PropsRow} from './read-rows.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-rows-'));
});
afterEach(() => rm(dir, {recursive: true, force: true}));

async function read(name: string, text: string): Promise<readonly PropsRow[]> {
  await writeFile(join(dir, name), text);
  const schema = z.object({name: z.string(), year: z.number().optional(), isLive: z.boolean().optional()});
  return readRows(name, dir, {schema, defaultProps: {}});
}

test('cells are text in quotes and any script, and what the schema wants', async () => {
  const rows = await read(
    'a.csv',
    '\uFEFFname,year,isLive\r\n"Lovelace, Ada",1843,\r\n"Grace ""Amazing"" Hopper",1952,true\r\n東京,,false\r\n1984,,\r\n',
  );
  expect(rows).toEqual([
    {line: 2, props: {name: 'Lovelace, Ada', year: 1843}, problem: null},
    {line: 3, props: {name: 'Grace "Amazing" Hopper', year: 1952, isLive: true}, problem: null},
    {line: 4, props: {name: '東京', isLive: false}, problem: null},
    {line: 5, props: {name: '1984'}, problem: null},
  ]);
});

test('a row is where it begins, whatever the lines of its cells', async () => {
  const rows = await read('a.csv', 'name,year\n\n"two\nlines",1\n"and\nthree\nlines",2\nlast,3\n');
  expect(rows.map(({line}) => line)).toEqual([3, 5, 8]);
});

test('a line that is no object is told by its place', async () => {
  await expect(read('a.jsonl', '{"name": "Ada"}\n\n[1]\n')).rejects.toMatchObject({
    code: 'bad-rows',
    where: 'a.jsonl:3',
  });
});

test.each([
  ['a name twice', 'name,year,name\nAda,1843,Grace\n', 'Two columns are named "name".'],
  ['semicolons', 'name;year\nAda;1843\n', 'Its cells are separated by semicolons; a .csv file has commas.'],
  ['tabs', '\uFEFFname\tyear\nAda\t1843\n', 'Its cells are separated by tabs; a .csv file has commas.'],
])('a first line with %s is told', async (_, text, message) => {
  await expect(read('a.csv', text)).rejects.toMatchObject({code: 'bad-rows', where: 'a.csv:1', message});
});

test('flags are read in capitals too, as spreadsheets write them', async () => {
  const rows = await read('a.csv', 'name,isLive\nTRUE,TRUE\nb,False\n');
  expect(rows.map(({props}) => props)).toEqual([
    {name: 'TRUE', isLive: true},
    {name: 'b', isLive: false},
  ]);
});

test('a row with too few or too many cells is wrong by itself', async () => {
  const rows = await read('A.CSV', 'name,year\nAda\nGrace,1952\nAlan,1936,Turing\n');
  expect(rows.map(({problem}) => problem && `${problem.where}: ${problem.message}`)).toEqual([
    'A.CSV:2: It has 1 cell, and the first line 2.',
    null,
    'A.CSV:4: It has 3 cells, and the first line 2.',
  ]);
});
