import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const cast = `import {Edit} from 'matchcut'; const Mara = character('Mara', {look: 'a grey fox'}); const Otto = character('Otto', {look: 'a blue heron'});`;

test('everybody is drawn in every shot that names them', {timeout: 120_000}, async () => {
  const film = filmModule(
    'people',
    [
      '<Scene id="a" seconds={4}><Mara /> waits.<Continue seconds={4}><Mara /> meets <Otto />.</Continue></Scene>',
      '<Scene id="b" seconds={4}><Otto /> leaves.</Scene>',
      '<Scene id="c" seconds={4}>An empty street by Ottos shop.<Edit><Mara /> is there.</Edit></Scene>',
    ].join(''),
    cast,
  );
  const project = await makeProject({'film.tsx': film});
  const {stdout} = succeeded(await runInProject(project, ['cast', '--json']));
  const told: {readonly path: string; readonly cast: unknown} = JSON.parse(stdout);
  expect(told.cast).toEqual([
    {name: 'Mara', shots: ['people/a', 'people/a/continue-1', 'people/c']},
    {name: 'Otto', shots: ['people/a/continue-1', 'people/b']},
  ]);
  expect(told.path).toBe(join(project, 'out', 'people-cast.png'));
  const {width, height} = sizeOfPng(await readFile(told.path));
  expect(height).toBeGreaterThan(width / 2);
});

test('a film with nobody in it has no such sheet', async () => {
  const project = await makeProject({
    'film.tsx': filmModule('empty', '<Scene seconds={4}>A street.</Scene>'),
  });
  const {exitCode, stderr} = await runInProject(project, ['cast']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('no-cast');
});

function sizeOfPng(png: Buffer): {readonly width: number; readonly height: number} {
  return {width: png.readUInt32BE(16), height: png.readUInt32BE(20)};
}
