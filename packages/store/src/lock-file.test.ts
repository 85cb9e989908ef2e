import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {digestBytes, emptyLock, type Lock} from '@matchcut/plan';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {lockedShot as shot} from './__fixtures__/arbitrary-lock.ts';
import {formatLock, readLock, writeLock} from './lock-file.ts';
import {lockRowShot, lockShot} from './lock-shot.ts';

let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-lock-'));
  path = join(dir, 'matchcut.lock.json');
});
afterEach(() => rm(dir, {recursive: true, force: true}));

const lock = lockShot(
  lockShot(lockShot(emptyLock, 'f/b', '9:16', shot('b9')), 'f/b', '16:9', shot('b16', {job: 'video_1'})),
  'f/a',
  '16:9',
  shot('a16', {upstream: digestBytes(Buffer.from('up')), usd: null}),
);

describe('the lock file', () => {
  test('is read back as it was written', async () => {
    await writeLock(path, lock);
    expect(await readLock(path)).toEqual(lock);
    expect(await readdir(dir)).toEqual(['matchcut.lock.json']);
  });

  test('is empty where it is missing, and an empty lock makes no file', async () => {
    expect(await readLock(path)).toEqual(emptyLock);
    await writeLock(path, emptyLock);
    expect(await readdir(dir)).toEqual([]);
  });

  test('is sorted, with one line a value', () => {
    const text = formatLock({version: 1, shots: {'f/a': {'16:9': shot('a16')}}, cast: {}});
    expect(text).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "shots": {
          "f/a": {
            "16:9": {
              "key": "3709fc65c7f9039fca9f8094712e9a4a363555558af0c6079909b61278240358",
              "take": 1,
              "digest": "5f95a7d242e4ea751ed82afbbbc35bf067e98a435a55b3b638626af601471c2b",
              "sizeBytes": 3,
              "engine": "animatic",
              "model": "animatic",
              "job": null,
              "upstream": null,
              "usd": 0,
              "madeAt": "2026-11-22T10:00:00.000Z"
            }
          }
        }
      }
      "
    `);
  });

  test('is the same text in whatever order its shots came', () => {
    const reversed: Lock = {
      cast: {},
      shots: Object.fromEntries(
        Object.entries(lock.shots)
          .toReversed()
          .map(([address, formats]) => [address, Object.fromEntries(Object.entries(formats).toReversed())]),
      ),
      version: 1,
    };
    expect(formatLock(reversed)).toBe(formatLock(lock));
  });

  test('is left alone where it says the same already', async () => {
    await writeLock(path, lock);
    const long = new Date('2020-01-01T00:00:00Z');
    await utimes(path, long, long);
    await writeLock(path, lock);
    expect((await stat(path)).mtime).toEqual(long);
    await writeLock(path, lockShot(lock, 'f/c', '16:9', shot('c')));
    expect((await stat(path)).mtime).not.toEqual(long);
  });

  test('that is a folder, or stands in one that may not be written, is told', async () => {
    await writeFile(join(dir, 'file'), '');
    await expect(writeLock(join(dir, 'file', 'matchcut.lock.json'), lock)).rejects.toMatchObject({
      code: expect.stringMatching(/^lock-un/),
    });
    await mkdir(path);
    await chmod(path, 0o755);
    await expect(readLock(path)).rejects.toMatchObject({code: 'lock-unreadable'});
  });
});

describe('a lock file that can not be used', () => {
  const bad = [
    {name: 'no JSON', text: '{"version": 1,', says: /not JSON/},
    {name: 'a newer version', text: '{"version": 2, "pictures": {}}', says: /version 2/},
    {name: 'a merge conflict', text: '{\n<<<<<<< HEAD\n}', says: /merge conflict/},
    {name: 'an unknown name', text: '{"version": 1, "shots": {}, "shot": {}}', says: /shot/},
    {
      name: 'a format that is none',
      text: '{"version": 1, "shots": {"f/a": {"16x9": {}}}}',
      says: /shots > f\/a/,
    },
    {
      name: 'a key that is none',
      text: JSON.stringify({version: 1, shots: {'f/a': {'16:9': {...shot('a'), key: 'abc'}}}}),
      says: /shots > f\/a > 16:9 > key: must be a key/,
    },
  ];
  for (const {name, text, says} of bad)
    test(`has ${name}: it is told where, with a hint`, async () => {
      await writeFile(path, text);
      await expect(readLock(path)).rejects.toMatchObject({
        code: 'lock-unreadable',
        message: expect.stringMatching(says),
        hint: expect.stringMatching(/\w/),
      });
      expect(await readFile(path, 'utf8')).toBe(text);
    });
});

describe('locking a shot', () => {
  test('keeps the other shots and formats', () => {
    const after = lockShot(lock, 'f/b', '16:9', shot('other'));
    expect(after.shots['f/b']?.['9:16']).toEqual(shot('b9'));
    expect(after.shots['f/a']).toBe(lock.shots['f/a']);
    expect(after.shots['f/b']?.['16:9']).toEqual(shot('other'));
  });

  test('gives the same lock back where nothing changes', () => {
    expect(lockShot(lock, 'f/b', '9:16', shot('b9'))).toBe(lock);
  });
});

describe('locking shots of rows of props', () => {
  const [one, other] = [shot('row one'), shot('row two')];

  test('keeps them beside each other and beside the film, in the same order whoever was first', async () => {
    const rows = lockRowShot(lockRowShot(lock, 'f/b', '16:9', one), 'f/b', '16:9', other);
    const reversed = lockRowShot(lockRowShot(lock, 'f/b', '16:9', other), 'f/b', '16:9', one);
    expect(rows.shots).toBe(lock.shots);
    expect(formatLock(rows)).toBe(formatLock(reversed));
    await writeLock(path, rows);
    const read = await readLock(path);
    expect(read.rows?.['f/b']?.['16:9']).toHaveLength(2);
    expect(formatLock(read)).toBe(formatLock(rows));
  });

  test('replaces the one with the same key, and leaves out what the film itself has', () => {
    const again = {...one, digest: digestBytes(Buffer.from('again'))};
    const rows = lockRowShot(lockRowShot(lock, 'f/b', '16:9', one), 'f/b', '16:9', again);
    expect(rows.rows?.['f/b']?.['16:9']).toEqual([again]);
    expect(lockRowShot(lock, 'f/b', '9:16', shot('b9'))).toBe(lock);
  });

  test('makes a file although the film itself has nothing', async () => {
    await writeLock(path, lockRowShot(emptyLock, 'f/b', '16:9', one));
    expect((await readLock(path)).rows).toEqual({'f/b': {'16:9': [one]}});
  });
});
