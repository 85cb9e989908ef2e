import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {digestBytes, emptyLock, stepKey, type Key, type Lock, type LockedShot} from '@matchcut/plan';
import {formatLock, lockShot, readLock, writeLock} from '@matchcut/store';
import {beforeEach, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const run = promisify(execFile);
const scenes = ['a', 'b', 'c', 'd'];
const film = filmModule(
  'ad',
  scenes.map((id) => `<Scene id="${id}" seconds={4}>Street {'${id}'}.</Scene>`).join(''),
);

let project = '';
let lockFile = '';

/** A project in git with a lock that binds the film's first and last scenes; `main` is checked out. */
beforeEach(async () => {
  project = await makeProject({'film.tsx': film, '.gitignore': 'node_modules\n.matchcut\n'});
  lockFile = join(project, 'matchcut.lock.json');
  await git('init', '--initial-branch=main');
  await git('config', 'user.email', 'team@example.com');
  await git('config', 'user.name', 'Team');
  await bind('a', 'd');
  await commit('base');
});

async function git(...args: readonly string[]): Promise<string> {
  return (await run('git', [...args], {cwd: project})).stdout;
}

async function commit(words: string): Promise<void> {
  await git('add', '--all');
  await git('commit', '--message', words);
}

/** What the film asks for at a scene, as the lock would have it. */
async function shotOf(id: string, more: Partial<LockedShot> = {}, isOther = false): Promise<LockedShot> {
  const args = isOther ? ['--replace', `ad/${id}`] : [];
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...args]));
  const {steps} = JSON.parse(stdout) as {steps: readonly PlannedStep[]};
  const step = steps.find(({kind, address}) => kind === 'clip' && address === `ad/${id}`);
  if (step === undefined) throw new Error(`There is no ad/${id}.`);
  return {
    key: step.key,
    take: step.request.take,
    digest: digestBytes(Buffer.from(step.key)),
    sizeBytes: 1,
    engine: 'animatic',
    model: 'storyboard',
    job: null,
    upstream: null,
    usd: 0.4,
    madeAt: '2026-11-20T10:00:00.000Z',
    ...more,
  };
}

type PlannedStep = {kind: string; address: string; key: Key; request: {take: number}};

async function bind(...ids: readonly string[]): Promise<void> {
  let lock: Lock = await readLock(lockFile);
  for (const id of ids) lock = lockShot(lock, `ad/${id}`, '16:9', await shotOf(id));
  await writeLock(lockFile, lock);
}

async function put(id: string, shot: LockedShot): Promise<void> {
  await writeLock(lockFile, lockShot(await readLock(lockFile), `ad/${id}`, '16:9', shot));
}

/** What two branches do to the lock, and what git makes of it. */
async function merge(ours: () => Promise<void>, theirs: () => Promise<void>): Promise<'merged' | 'conflict'> {
  await git('checkout', '-b', 'redo');
  await theirs();
  await commit('theirs');
  await git('checkout', 'main');
  await ours();
  await commit('ours');
  return git('merge', 'redo').then(
    () => 'merged',
    () => 'conflict',
  );
}

test('branches that touch different scenes merge without a conflict', async () => {
  const [a, d] = [await shotOf('a', {}, true), await shotOf('d', {}, true)];
  expect(
    await merge(
      () => put('a', a),
      () => put('d', d),
    ),
  ).toBe('merged');
  expect((await readLock(lockFile)).shots).toMatchObject({
    'ad/a': {'16:9': {take: 2}},
    'ad/d': {'16:9': {take: 2}},
  });
  const {stderr} = succeeded(await runInProject(project, ['lock']));
  expect(stderr).toContain('matchcut.lock.json is sound: 2 clips.');
});

test('branches that add scenes side by side keep both after lock --fix, without a choice', async () => {
  expect(
    await merge(
      () => bind('b'),
      () => bind('c'),
    ),
  ).toBe('conflict');
  const refused = await runInProject(project, ['plan']);
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('hint: matchcut lock --fix resolves it.');
  const {stdout} = succeeded(await runInProject(project, ['lock', '--fix', '--json']));
  expect(JSON.parse(stdout)).toMatchObject({choices: []});
  const fixed = await readFile(lockFile, 'utf8');
  await writeLock(lockFile, emptyLock);
  await bind(...scenes);
  expect(fixed).toBe(await readFile(lockFile, 'utf8'));
});

test('of a shot that both have changed, the pinned one is kept', async () => {
  const [older, newer] = [
    await shotOf('a', {pinned: true}),
    await shotOf('a', {madeAt: '2026-11-22T10:00:00.000Z'}, true),
  ];
  expect(
    await merge(
      () => put('a', newer),
      () => put('a', older),
    ),
  ).toBe('conflict');
  const {stderr} = succeeded(await runInProject(project, ['lock', '--fix']));
  expect(stderr).toContain('ad/a in 16:9: take 1 ');
  expect(stderr).toContain('of redo, because it is pinned; HEAD had take 2');
  expect((await readLock(lockFile)).shots['ad/a']?.['16:9']).toEqual(older);
});

test('else the one that the film asks for now, although it is older', async () => {
  const asked = await shotOf('a', {madeAt: '2026-11-21T10:00:00.000Z'}, true);
  const stray = {...asked, key: stepKey('clip', {name: 'gone'}), madeAt: '2026-11-23T10:00:00.000Z'};
  expect(
    await merge(
      () => put('a', stray),
      () => put('a', asked),
    ),
  ).toBe('conflict');
  const {stderr} = succeeded(await runInProject(project, ['lock', '--fix']));
  expect(stderr).toContain('of redo, because the film asks for it now; HEAD had take 2');
  expect((await readLock(lockFile)).shots['ad/a']?.['16:9']).toEqual(asked);
});

test('else the newer one; a film that is broken by the merge has no say, and is told', async () => {
  const older = await shotOf('a', {usd: 1}, true);
  const newer = {...(await shotOf('a')), madeAt: '2026-11-23T10:00:00.000Z'};
  expect(
    await merge(
      () => put('a', older),
      () => put('a', newer),
    ),
  ).toBe('conflict');
  await writeFile(join(project, 'film.tsx'), `<<<<<<< HEAD\n${film}`);
  const {stderr} = succeeded(await runInProject(project, ['lock', '--fix']));
  expect(stderr).toContain('The film "ad" can\'t be planned, so it has no say');
  expect(stderr).toContain('of redo, because it is newer');
  expect((await readLock(lockFile)).shots['ad/a']?.['16:9']).toEqual(newer);
});

test('a file that is broken otherwise is an error with its line, and left alone', async () => {
  const text = formatLock(await readLock(lockFile)).replace('"take": 1,', '"take": 1');
  await writeFile(lockFile, text);
  for (const args of [['lock'], ['lock', '--fix']]) {
    const {exitCode, stderr} = await runInProject(project, args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('<project>/matchcut.lock.json:7 is not JSON: comma expected.');
  }
  expect(await readFile(lockFile, 'utf8')).toBe(text);
});

test('a lock that is sound, or not there, has nothing to fix', async () => {
  const before = await readFile(lockFile, 'utf8');
  succeeded(await runInProject(project, ['lock', '--fix']));
  expect(await readFile(lockFile, 'utf8')).toBe(before);
  await git('rm', '--cached', 'matchcut.lock.json');
  await writeLock(lockFile, emptyLock);
  succeeded(await runInProject(project, ['lock', '--fix']));
});
