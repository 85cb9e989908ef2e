import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {stepKey, type PreviousStep} from '@matchcut/plan';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {readPrevious, writePrevious} from './previous-film.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-previous-'));
});
afterEach(() => rm(dir, {recursive: true, force: true}));

const request = {prompt: 'a fox', size: {width: 1280, height: 720}};
const step: PreviousStep = {
  id: '16:9 clip commute/platform',
  kind: 'clip',
  address: 'commute/platform',
  format: '16:9',
  key: stepKey('clip', request),
  request,
};

test('what was made is read back, for each film', async () => {
  await writePrevious(dir, 'commute', [step]);
  await writePrevious(dir, '../odd/名', []);
  expect(await readPrevious(dir, 'commute')).toEqual({steps: [step], note: null});
  expect(await readPrevious(dir, '../odd/名')).toEqual({steps: [], note: null});
  expect(await readdir(dir)).toEqual(['films']);
});

test('a film that was never made has nothing and no note', async () => {
  expect(await readPrevious(dir, 'commute')).toEqual({steps: [], note: null});
});

for (const text of ['{"version": 1', '{"version": 7}', '{"version":1,"film":"commute","steps":[{"id":1}]}'])
  test(`a file that holds ${text} is ignored, with a note`, async () => {
    await mkdir(join(dir, 'films'));
    await writeFile(join(dir, 'films', 'commute.json'), text);
    expect(await readPrevious(dir, 'commute')).toEqual({
      steps: [],
      note: expect.stringContaining('commute.json'),
    });
  });
