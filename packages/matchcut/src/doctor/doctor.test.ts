import {expect, test} from 'vitest';
import {makeProject, runInProject} from '../__fixtures__/run-in-project.ts';
import {carryOutCheck} from './check.ts';

test('where everything is there, doctor ends with 0 and says what it found', async () => {
  const project = await makeProject({'film.tsx': ''});
  const {exitCode, stdout} = await runInProject(project, ['doctor', '--json']);
  const {isFit, checks}: {isFit: boolean; checks: readonly {name: string; isOk: boolean}[]} =
    JSON.parse(stdout);
  expect({exitCode, isFit}).toEqual({exitCode: 0, isFit: true});
  expect(checks.filter(({isOk}) => !isOk).map(({name}) => name)).toEqual(['public folder']);
  expect(checks.map(({name}) => name)).toEqual(
    expect.arrayContaining(['Node.js', 'FFmpeg', 'Chromium', 'fonts', 'lock']),
  );
});

test("a lock that can't be read is told with what to do, and ends with 1", async () => {
  const project = await makeProject({'matchcut.lock.json': '{'});
  const {exitCode, stdout} = await runInProject(project, ['doctor']);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/missing +lock[^]*hint: Correct the file/);
});

test('a check that fails says why and how to get it', async () => {
  const look = () => Promise.reject(new Error('There is none.'));
  expect(await carryOutCheck({name: 'FFmpeg', isNeeded: true, remedy: 'Install it.', look})).toEqual({
    name: 'FFmpeg',
    isNeeded: true,
    isOk: false,
    found: 'There is none.',
    remedy: 'Install it.',
  });
});
