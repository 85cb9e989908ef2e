import {mkdir, mkdtemp, readdir, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {copyOutput, prepareOutputFolder, writeOutput} from './write-output.ts';

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'matchcut-output-'));
}

test('a file appears whole, in a folder that is made for it, and nothing else stays', async () => {
  const root = await folder();
  await writeFile(join(root, 'source'), 'film');
  await copyOutput(join(root, 'source'), join(root, 'out', 'a.mp4'));
  await writeOutput(join(root, 'out', 'a.json'), '{}');
  expect(await readdir(join(root, 'out'))).toEqual(['a.json', 'a.mp4']);
  expect(await readFile(join(root, 'out', 'a.mp4'), 'utf8')).toBe('film');
});

test('what was there is replaced', async () => {
  const path = join(await folder(), 'a.json');
  await writeOutput(path, 'one');
  await writeOutput(path, 'two');
  expect(await readFile(path, 'utf8')).toBe('two');
});

test('where nothing can be written it is said, and nothing half-written stays', async () => {
  const root = await folder();
  await mkdir(join(root, 'a.mp4'));
  await writeFile(join(root, 'file'), '');
  const unwritable = expect.objectContaining({code: 'output-unwritable'});
  await expect(writeOutput(join(root, 'a.mp4'), 'film')).rejects.toThrow(unwritable);
  await expect(writeOutput(join(root, 'file', 'a.mp4'), 'film')).rejects.toThrow(unwritable);
  await expect(prepareOutputFolder(join(root, 'file'))).rejects.toThrow(unwritable);
  expect(await readdir(root)).toEqual(['a.mp4', 'file']);
});
