import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readLock, writeLock, openStore} from '@matchcut/store';
import {beforeAll, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const film = filmModule('ad', '<Scene id="shop" seconds={4}>A shop.</Scene>');
let project = '';
let lockFile = '';

// Two takes are made once; each test leaves the lock as it found it.
beforeAll(async () => {
  project = await makeProject({'film.tsx': film});
  lockFile = join(project, 'matchcut.lock.json');
  await render();
  await render('--replace', 'ad/shop');
}, 120_000);

async function render(...args: readonly string[]): Promise<string> {
  return succeeded(await runInProject(project, ['render', '--target', 'ad/shop', ...args])).stderr;
}

async function takes(): Promise<readonly {take: number; isChosen: boolean; isPinned: boolean}[]> {
  const ran = succeeded(await runInProject(project, ['takes', 'ad/shop', '--json']));
  return JSON.parse(ran.stdout).formats[0].takes;
}

test('takes are listed and drawn, for people and for programs', async () => {
  const {stdout, stderr} = succeeded(await runInProject(project, ['takes', 'shop', '--out', 'sheet.png']));
  expect(stdout).toMatch(
    /^16:9 {2}take 1 {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}animatic\/\w+ {2}free {12}\d+\.\d [kM]B\n16:9 {2}take 2 {2}.* free {2}chosen {4}.*\n$/,
  );
  expect(stderr).toContain('Take 3 in 16:9 would be free: --replace ad/shop.');
  expect((await readFile(join(project, 'sheet.png'))).subarray(1, 4).toString()).toBe('PNG');
  expect(await takes()).toMatchObject([
    {take: 1, isChosen: false, isPinned: false},
    {take: 2, isChosen: true, isPinned: false},
  ]);
});

test('a pin chooses a take, unpin leaves it chosen', async () => {
  const before = await readFile(lockFile, 'utf8');
  succeeded(await runInProject(project, ['pin', 'ad/shop', '--take', '1']));
  expect(await takes()).toMatchObject([{isChosen: true, isPinned: true}, {isChosen: false}]);
  expect((await runInProject(project, ['takes', 'ad/shop'])).stderr).toContain(
    '--replace ad/shop@3; without @3 it is take 2, which is there already.',
  );
  // Rendering keeps it.
  await render();
  expect((await readLock(lockFile)).shots['ad/shop']?.['16:9']).toMatchObject({take: 1, pinned: true});
  succeeded(await runInProject(project, ['unpin', 'shop']));
  expect(await takes()).toMatchObject([{isChosen: true, isPinned: false}, {isChosen: false}]);
  await writeFile(lockFile, before);
});

test('what can not be pinned is told, and the lock stays as it is', async () => {
  const before = await readFile(lockFile, 'utf8');
  const asked: readonly (readonly [args: readonly string[], code: string])[] = [
    [['pin', 'ad/shop', '--take', '7'], 'unknown-take'],
    [['pin', 'ad/shop'], 'bad-usage'],
    [['pin', 'ad/shop', '--take', '0'], 'bad-option'],
    [['pin', 'ad/shpo', '--take', '1'], 'unknown-address'],
    [['unpin', 'ad/shpo'], 'unknown-address'],
    [['takes', 'ad/shpo'], 'unknown-address'],
    [['takes', 'ad/shop', '--drop', '9'], 'unknown-take'],
    [['takes', 'ad/shop', '--drop', '1', '--out', 'a.png'], 'bad-option'],
  ];
  for (const [args, code] of asked) {
    const {exitCode, stderr} = await runInProject(project, args);
    expect([args, exitCode, stderr]).toEqual([args, 1, expect.stringContaining(`error[${code}]`)]);
  }
  // The film's code wins, so a pin would do nothing.
  await writeFile(join(project, 'film.tsx'), film.replace('id="shop"', 'id="shop" take={2}'));
  const {stderr} = await runInProject(project, ['pin', 'ad/shop', '--take', '1']);
  expect(stderr).toContain('error[take-in-code]');
  await writeFile(join(project, 'film.tsx'), film);
  expect(await readFile(lockFile, 'utf8')).toBe(before);
});

test('another take of a pinned shot drops the pin, and the plan says so before', async () => {
  const before = await readFile(lockFile, 'utf8');
  succeeded(await runInProject(project, ['pin', 'ad/shop', '--take', '1']));
  // Take 2 is there already.
  expect(await render('--replace', 'ad/shop')).toContain('info[pin-dropped]');
  expect((await readLock(lockFile)).shots['ad/shop']?.['16:9']).not.toHaveProperty('pinned');
  expect(await takes()).toMatchObject([{isChosen: false}, {isChosen: true, isPinned: false}]);
  await writeFile(lockFile, before);
});

test('a pin goes along with a scene that is renamed', async () => {
  const before = await readFile(lockFile, 'utf8');
  succeeded(await runInProject(project, ['pin', 'ad/shop', '--take', '1']));
  await writeFile(join(project, 'film.tsx'), film.replace('"shop"', '"store"'));
  succeeded(await runInProject(project, ['render', '--target', 'ad/store']));
  expect((await readLock(lockFile)).shots['ad/store']?.['16:9']).toMatchObject({take: 1, pinned: true});
  await writeFile(join(project, 'film.tsx'), film);
  await writeFile(lockFile, before);
});

test('a take is dropped unless the lock binds it, and a paid one only with --yes', async () => {
  const bound = await runInProject(project, ['takes', 'ad/shop', '--drop', '2', '--yes']);
  expect(bound.exitCode).toBe(1);
  expect(bound.stderr).toContain('error[take-locked]\n  matchcut.lock.json binds take 2 to ad/shop in 16:9.');

  await makePaid(1);
  const paid = await runInProject(project, ['takes', 'ad/shop', '--drop', '1']);
  expect(paid.exitCode).toBe(1);
  expect(paid.stderr).toContain(
    'error[not-confirmed]\n  This take of ad/shop was paid for (take 1 in 16:9: $1.20)',
  );
  expect(await takes()).toHaveLength(2);

  const dropped = succeeded(
    await runInProject(project, ['takes', 'ad/shop', '--drop', '1', '--yes', '--json']),
  );
  const told = JSON.parse(dropped.stdout);
  expect(told).toMatchObject({dropped: [{address: 'ad/shop', format: '16:9', take: 1, usd: 1.2}]});
  expect(told.freedBytes + told.laterBytes).toBe(told.dropped[0].sizeBytes);
  expect(await takes()).toMatchObject([{take: 2, isChosen: true}]);
});

/** Stores a take again as if it had cost something. */
async function makePaid(take: number): Promise<void> {
  const lock = await readLock(lockFile);
  succeeded(await runInProject(project, ['pin', 'ad/shop', '--take', String(take)]));
  const key = (await readLock(lockFile)).shots['ad/shop']?.['16:9']?.key;
  await writeLock(lockFile, lock);
  const store = await openStore({dir: join(project, '.matchcut')});
  if (key === undefined) throw new Error('Nothing is pinned.');
  const {record, path} = await store.open(key);
  const copy = await store.temporaryFile('.mp4');
  await writeFile(copy, await readFile(path));
  const {digest: _, sizeBytes: __, ...artifact} = record;
  await store.put({...artifact, usd: 1.2}, copy);
  await store.close();
}
