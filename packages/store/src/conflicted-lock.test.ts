import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {emptyLock, type Lock} from '@matchcut/plan';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {lockedShot} from './__fixtures__/arbitrary-lock.ts';
import {readConflictedLock} from './conflicted-lock.ts';
import {formatLock, readLock, writeLock} from './lock-file.ts';
import {lockShot} from './lock-shot.ts';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-conflict-'));
  path = join(dir, 'matchcut.lock.json');
});
afterEach(() => rm(dir, {recursive: true, force: true}));

const noGit = {base: null, ours: null, theirs: null};
const withShot = (name: string): Lock => lockShot(emptyLock, 'f/a', '16:9', lockedShot(name));
const [ours, theirs] = [withShot('ours'), withShot('theirs')];

/** As git writes a file that both sides have made from nothing. */
const whole = [
  '<<<<<<< HEAD',
  formatLock(ours).trimEnd(),
  '=======',
  formatLock(theirs).trimEnd(),
  '>>>>>>> redo',
  '',
];

test('both sides are told from the markers, with the names that git gives them', async () => {
  await writeFile(path, whole.join('\n'));
  expect(await readConflictedLock(path, noGit)).toEqual({
    ours,
    theirs,
    base: null,
    names: {ours: 'HEAD', theirs: 'redo'},
  });
  await writeFile(path, whole.join('\r\n'));
  expect(await readConflictedLock(path, noGit)).toMatchObject({ours, theirs});
});

test('what git has in its index goes before the markers', async () => {
  await writeFile(path, whole.join('\n'));
  const git = {base: null, ours: formatLock(theirs), theirs: formatLock(ours)};
  expect(await readConflictedLock(path, git)).toMatchObject({ours: theirs, theirs: ours, base: emptyLock});
});

test('a lock with a conflict is not read, and the hint says what helps', async () => {
  await writeFile(path, whole.join('\n'));
  await expect(readLock(path)).rejects.toMatchObject({
    code: 'lock-unreadable',
    hint: 'matchcut lock --fix resolves it.',
  });
});

const lines = formatLock(ours).split('\n');
const broken: readonly {readonly name: string; readonly text: string; readonly says: RegExp}[] = [
  {
    name: 'a marker without its end',
    text: whole.slice(0, 3).join('\n'),
    says: /:1 has a conflict marker, <<<<<<<,/,
  },
  {
    name: 'two beginnings',
    text: ['<<<<<<< HEAD', ...whole].join('\n'),
    says: /:2 has a conflict marker, <<<<<<<,/,
  },
  {
    name: 'a side that is no JSON',
    text: whole.join('\n').replace('"take": 1,', '"take": 1'),
    says: /json:8 is not JSON: comma expected/,
  },
  {
    name: 'a side that is no lock',
    text: whole.with(3, formatLock(theirs).replace('"take": 1', '"take": 0').trimEnd()).join('\n'),
    says: /json:28 is no lock file at shots > f\/a > 16:9 > take/,
  },
  {
    name: 'no conflict, but a comma too few',
    text: lines.join('\n').replace('"take": 1,', '"take": 1'),
    says: /json:7 is not JSON: comma expected/,
  },
  {
    name: 'a name that nobody knows',
    text: lines.join('\n').replace('"take"', '"tack"'),
    says: /json:7 is no lock file at shots > f\/a > 16:9: Unrecognized key: "tack"/,
  },
];
for (const {name, text, says} of broken)
  test(`${name} is told with its line, and the file is left alone`, async () => {
    await writeFile(path, text);
    await expect(readConflictedLock(path, noGit)).rejects.toMatchObject({
      code: 'lock-unreadable',
      message: expect.stringMatching(says),
      hint: expect.stringMatching(/\w/),
    });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

/** A lock in which `f/a` stands twice, as git merges lines that it takes for those of another shot. */
function twice(second: string): string {
  const body = formatLock(ours).split('\n').slice(3, -4).join('\n');
  return `{"version": 1, "shots": {\n${body}},\n"f/a": {${second}}\n}}`;
}

test('a shot that stands twice is never read as one of the two; joining them keeps both', async () => {
  const other = `"9:16": ${JSON.stringify(lockedShot('9'))}`;
  await writeFile(path, twice(other));
  await expect(readLock(path)).rejects.toMatchObject({
    message: expect.stringContaining('"f/a" a second time'),
    hint: 'matchcut lock --fix keeps what both have.',
  });
  const joined = await readConflictedLock(path, noGit);
  expect(joined?.ours.shots['f/a']).toEqual({'16:9': lockedShot('ours'), '9:16': lockedShot('9')});

  await writeFile(path, twice(`"16:9": ${JSON.stringify(lockedShot('9'))}`));
  await expect(readConflictedLock(path, noGit)).rejects.toMatchObject({
    message: expect.stringMatching(/:15 has "key" a second time/),
  });
});

test('a lock without pins, of a Matchcut that knew none, is read and written byte for byte the same', async () => {
  const text = formatLock(lockShot(ours, 'f/b', '9:16', lockedShot('b')));
  expect(text).not.toContain('pinned');
  await writeFile(path, text);
  const lock = await readLock(path);
  await rm(path);
  await writeLock(path, lock);
  expect(await readFile(path, 'utf8')).toBe(text);
});
