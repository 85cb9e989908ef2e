import {execFile} from 'node:child_process';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {openJournal, openStore, readLock} from '@matchcut/store';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {jobsOf} from './__fixtures__/file-engine.ts';

const execute = promisify(execFile);
const script = fileURLToPath(new URL('__fixtures__/killed-run.ts', import.meta.url));

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-killed-'));
});
afterEach(() => rm(dir, {recursive: true, force: true}));

/** As many runs after each other as are told, in one process. */
async function run(billing: 'free' | 'paid', runs: number, killAt = '', find = ''): Promise<unknown> {
  const options = ['--conditions=@matchcut/source', '--no-warnings'];
  const args = [...options, script, dir, billing, String(runs), killAt, find];
  const {stdout} = await execute(process.execPath, args);
  return JSON.parse(stdout);
}

/** Where the engine has answered, or was never asked, or is free to ask again. */
const harmless = [
  'submit one',
  'journalled one',
  'fetching one',
  'before storing clip',
  'after storing clip',
  'completed',
  'compose film/one-c',
  'after storing conform',
  'after storing cut',
];

describe('a run that is killed', () => {
  for (const point of harmless)
    test(`at "${point}" is gone on with, and nothing is paid for twice`, async () => {
      const billing = point === 'submit one' ? 'free' : 'paid';
      await expect(run(billing, 1, point)).rejects.toMatchObject({signal: 'SIGKILL', stderr: ''});
      expect(await run(billing, 2)).toMatchObject([
        {kind: 'done', counts: {failed: 0, left: 0}},
        {kind: 'done', counts: {reused: 6, made: 0}},
      ]);
      expect(jobsOf(join(dir, 'engine')).toSorted()).toEqual(['character mara', 'one', 'two']);
      expect(Object.keys((await readLock(join(dir, 'matchcut.lock.json'))).shots)).toEqual([
        'film/one',
        'film/two',
      ]);

      const journal = openJournal({path: join(dir, '.matchcut', 'journal.sqlite')});
      expect(journal.inFlight()).toEqual([]);
      journal.close();
      const store = await openStore({dir: join(dir, '.matchcut')});
      expect((await store.verify()).damaged).toEqual([]);
      expect(await readdir(join(dir, '.matchcut', 'tmp'))).toEqual([]);
    });

  test('has locked every clip that it had stored', async () => {
    await expect(run('paid', 1, 'journalled two')).rejects.toMatchObject({signal: 'SIGKILL', stderr: ''});
    expect(Object.keys((await readLock(join(dir, 'matchcut.lock.json'))).shots)).toEqual(['film/one']);
  });

  test('before a paid engine has answered is told about, and the engine is not asked again', async () => {
    await expect(run('paid', 1, 'submitted one')).rejects.toMatchObject({signal: 'SIGKILL', stderr: ''});
    const told = {
      kind: 'failed',
      counts: {failed: 1, skipped: 4},
      failed: [{code: 'job-unknown', address: 'film/one'}],
    };
    expect(await run('paid', 2)).toMatchObject([told, told]);
    expect(jobsOf(join(dir, 'engine'))).toEqual(['character mara', 'one']);
  });

  for (const point of ['submit one', 'submitted one', 'answered one'])
    test(`at "${point}" asks an engine that can say so what became of the job`, async () => {
      await expect(run('paid', 1, point, 'find')).rejects.toMatchObject({signal: 'SIGKILL', stderr: ''});
      expect(await run('paid', 2, '', 'find')).toMatchObject([
        {kind: 'done', counts: {failed: 0, left: 0}},
        {kind: 'done', counts: {reused: 6, made: 0}},
      ]);
      expect(jobsOf(join(dir, 'engine')).toSorted()).toEqual(['character mara', 'one', 'two']);
    });

  test('before a free engine has answered just asks it again', async () => {
    await expect(run('free', 1, 'answered one')).rejects.toMatchObject({signal: 'SIGKILL', stderr: ''});
    expect(await run('free', 1)).toMatchObject([{kind: 'done'}]);
    expect(jobsOf(join(dir, 'engine'))).toEqual(['character mara', 'one', 'one', 'two']);
  });
});
