import {mkdir, mkdtemp, realpath, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, parse} from 'node:path';
import {expect, test} from 'vitest';
import {findProject} from './find-project.ts';

async function folder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'matchcut-find-')));
}

test('the nearest package.json upwards is the project', async () => {
  const root = await folder();
  await mkdir(join(root, 'src', 'scenes'), {recursive: true});
  await writeFile(join(root, 'package.json'), '{}');
  expect(findProject(join(root, 'src', 'scenes'))).toEqual({root, configFile: null});
});

test('a configuration file below a package.json is nearer', async () => {
  const root = await folder();
  await mkdir(join(root, 'ads'));
  await writeFile(join(root, 'package.json'), '{}');
  await writeFile(join(root, 'ads', 'matchcut.config.ts'), 'export default {};');
  expect(findProject(join(root, 'ads'))).toEqual({
    root: join(root, 'ads'),
    configFile: join(root, 'ads', 'matchcut.config.ts'),
  });
});

test('a folder without either is a project of its own', () => {
  const root = parse(tmpdir()).root;
  expect(findProject(root)).toEqual({root, configFile: null});
});
