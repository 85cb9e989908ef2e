import {mkdir, mkdtemp, readdir, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {prepareOutputFolder, shareOutput, writeOutput} from './write-output.ts';

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'matchcut-output-'));
}

test('a file appears whole, in a folder that is made for it, and nothing else stays', async () => {
  const root = await folder();
  await writeFile(join(root, 'source'), 'film');
  await shareOutput(join(root, 'source'), join(root, 'out', 'a.mp4'));
  await writeOutput(join(root, 'out', 'a.json'), '{}');
  expect(await readdir(join(root, 'out'))).toEqual(['a.json', 'a.mp4']);
  expect(await readFile(join(root, 'out', 'a.mp4'), 'utf8')).toBe('film');
});

test('what takes the place of a shared file is another file, whoever writes it', async () => {
  const root = await folder();
  const [one, two, path] = ['one', 'two', 'out.mp4'].map((name) => join(root, name));
  if (one === undefined || two === undefined || path === undefined) throw new Error('No names.');
  await writeFile(one, 'first film');
  await writeFile(two, 'second film');
  await shareOutput(one, path);
  await shareOutput(one, path);
  expect(await readFile(path, 'utf8')).toBe('first film');
  await shareOutput(two, path);
  expect(await readFile(path, 'utf8')).toBe('second film');
  await writeOutput(path, 'something else');
  expect(await Promise.all([one, two].map((file) => readFile(file, 'utf8')))).toEqual([
    'first film',
    'second film',
  ]);
  expect(await readdir(root)).toEqual(['one', 'out.mp4', 'two']);
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
