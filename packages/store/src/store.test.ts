import {
  appendFile,
  copyFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
  mkdir,
} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {existsSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {digestBytes, stepKey, type Key} from '@matchcut/plan';
import {get} from 'cacache';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {identify} from './read-files.ts';
import {openStore, type Store, type StoreOptions} from './store.ts';
import type {StoreDamage} from './content-check.ts';
import type {NewArtifact} from './stored-metadata.ts';

let dir: string;
let stores: Store[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-store-'));
  stores = [];
});

afterEach(async () => {
  for (const store of stores) await store.close();
  await rm(dir, {recursive: true, force: true});
});

async function open(options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({dir: join(dir, '.matchcut'), ...options});
  stores.push(store);
  return store;
}

function artifact(name: string, more: Partial<NewArtifact> = {}): NewArtifact {
  const request = {prompt: name};
  return {
    key: stepKey('clip', request),
    kind: 'clip',
    inputs: {},
    request,
    job: null,
    footage: null,
    usd: 0,
    madeAt: '2026-11-22T10:00:00.000Z',
    ...more,
  };
}

async function fileOf(store: Store, text: string): Promise<string> {
  const path = await store.temporaryFile('.mp4');
  await writeFile(path, text);
  return path;
}

async function put(store: Store, name: string, text = `bytes of ${name}`): Promise<Key> {
  const {key} = await store.put(artifact(name), await fileOf(store, text));
  return key;
}

/** Changes one byte and keeps size and modification time, as a failing disk would. */
async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  const {atime, mtime} = await stat(path);
  bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
  await writeFile(path, bytes);
  await utimes(path, atime, mtime);
}

describe('keeping', () => {
  test('what was put is found and opened, by another store on the same folder too', async () => {
    const store = await open();
    const job = {engine: 'sora', model: 'sora-2', id: 'video_1', state: {url: 'x'}};
    const record = await store.put(
      artifact('a fox', {job, usd: 0.8, inputs: {k: digestBytes(Buffer.from('up'))}}),
      await fileOf(store, 'a fox'),
    );
    expect(record.digest).toBe(createHash('sha256').update('a fox').digest('hex'));
    expect(record.sizeBytes).toBe(5);

    const other = await open();
    expect(await other.lookup([record.key])).toEqual(new Map([[record.key, record]]));
    const opened = await other.open(record.key);
    expect(opened.record).toEqual(record);
    expect(await readFile(opened.path, 'utf8')).toBe('a fox');
  });

  test('the file is moved, not copied', async () => {
    const store = await open();
    const path = await fileOf(store, 'moved');
    const {ino} = await stat(path);
    const {key} = await store.put(artifact('moved'), path);
    expect((await stat((await store.open(key)).path)).ino).toBe(ino);
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  test('bytes lie where cacache itself looks for them', async () => {
    const store = await open();
    const key = await put(store, 'place');
    const info = await get.info(join(store.dir, 'store'), key);
    expect((await store.open(key)).path).toBe(info?.path);
    expect(await get(join(store.dir, 'store'), key)).toMatchObject({data: Buffer.from('bytes of place')});
  });

  test('what was put last under a key counts', async () => {
    const store = await open();
    await put(store, 'again', 'first');
    const key = await put(store, 'again', 'second');
    expect(await readFile((await store.open(key)).path, 'utf8')).toBe('second');
  });

  test('a lookup answers only for what is there, thousands at once', async () => {
    const store = await open();
    const present = await Promise.all(Array.from({length: 50}, (_, index) => put(store, `n${index}`)));
    const absent = Array.from({length: 3000}, (_, index) => stepKey('clip', {absent: index}));
    const found = await store.lookup([...absent, ...present]);
    expect([...found.keys()].toSorted()).toEqual(present.toSorted());
  });

  test('opening a key that was never put says so', async () => {
    const store = await open();
    await expect(store.open(stepKey('clip', {}))).rejects.toMatchObject({code: 'store-missing'});
  });

  test('a dropped key is gone, and another one with the same bytes is not', async () => {
    const store = await open();
    const one = await put(store, 'one', 'the same');
    const two = await put(store, 'two', 'the same');
    await store.drop(one);
    expect([...(await store.lookup([one, two])).keys()]).toEqual([two]);
    expect((await store.open(two)).record.sizeBytes).toBe(8);
  });
});

describe('damage', () => {
  const damages = [
    {
      name: 'a truncated file',
      harm: (path: string) => truncate(path, 4),
      damage: 'wrong-size',
      seenByLookup: true,
    },
    {name: 'a deleted file', harm: (path: string) => rm(path), damage: 'deleted', seenByLookup: true},
    {name: 'a flipped byte', harm: flipByte, damage: 'wrong-bytes', seenByLookup: false},
  ] as const;

  for (const {name, harm, damage, seenByLookup} of damages) {
    test(`${name} is never served: it is told, dropped, and can be made again`, async () => {
      const path = await (async () => {
        const store = await open();
        return (await store.open(await put(store, 'harmed'))).path;
      })();
      await harm(path);

      const told: StoreDamage[] = [];
      const store = await open({onDamage: (one) => told.push(one)});
      const {key} = artifact('harmed');
      await expect(store.open(key)).rejects.toMatchObject({
        code: 'store-corrupt',
        message: expect.stringContaining(key),
      });
      expect(told).toEqual([{key, kind: 'clip', damage}]);
      expect((await store.lookup([key])).size).toBe(0);

      await put(store, 'harmed');
      expect(await readFile((await store.open(key)).path, 'utf8')).toBe('bytes of harmed');
    });

    test(`${name} is ${seenByLookup ? 'already seen by a lookup' : 'too costly for a lookup to see'}`, async () => {
      const told: StoreDamage[] = [];
      const store = await open({onDamage: (one) => told.push(one)});
      const key = await put(store, 'harmed');
      await harm((await store.open(key)).path);
      expect((await store.lookup([key])).has(key)).toBe(!seenByLookup);
      expect(told).toHaveLength(seenByLookup ? 1 : 0);
    });
  }

  test('a good file put over a damaged one of the same bytes heals it', async () => {
    const store = await open();
    const key = await put(store, 'healed');
    await flipByte((await store.open(key)).path);
    await put(store, 'healed');
    const again = await open();
    expect(await readFile((await again.open(key)).path, 'utf8')).toBe('bytes of healed');
  });

  test('a file that changes after it was read once is read again', async () => {
    const store = await open();
    const key = await put(store, 'later');
    const {path} = await store.open(key);
    await writeFile(path, 'Bytes of later');
    await expect(store.open(key)).rejects.toMatchObject({code: 'store-corrupt'});
  });

  test('what was read is believed for as long as the file stays the same, and verified when asked', async () => {
    const store = await open();
    const {path, record} = await store.open(await put(store, 'read'));
    await flipByte(path);
    // As if these very bytes had been found sound: nothing but the note can say so.
    await appendFile(join(store.dir, 'read-files.txt'), `${await identify(path)} ${record.digest}\n`);
    const other = await open();
    await expect(other.open(record.key)).resolves.toMatchObject({path});
    expect(await other.verify()).toMatchObject({damaged: [{key: record.key, damage: 'wrong-bytes'}]});
  });

  test('saying when a file was used does not have it read again', async () => {
    const store = await open({now: () => Date.parse('2026-01-01T00:00Z')});
    const key = await put(store, 'used');
    const lines = async (): Promise<readonly string[]> =>
      (await readFile(join(store.dir, 'read-files.txt'), 'utf8')).trim().split('\n');
    const before = await lines();
    const later = await open({now: () => Date.parse('2026-01-02T00:00Z')});
    const {path, record} = await later.open(key);
    expect((await lines()).slice(before.length)).toEqual([`${await identify(path)} ${record.digest}`]);
  });

  test('a copy is written once, and again when somebody has changed it', async () => {
    const store = await open();
    const artifactOut = await store.open(await put(store, 'delivered'));
    const to = join(store.dir, 'out.txt');
    const deliver = (by: Store): Promise<boolean> =>
      by.deliver(artifactOut, to, (from) => copyFile(from, to));
    expect(await deliver(store)).toBe(true);
    expect(await deliver(store)).toBe(false);
    expect(await deliver(await open())).toBe(false);
    await flipByte(to);
    expect(await deliver(await open())).toBe(true);
    expect(await readFile(to, 'utf8')).toBe('bytes of delivered');
  });

  test('what is read of a stored file says nothing of a copy that is asked for at the same time', async () => {
    const store = await open();
    const key = await put(store, 'asked twice');
    const stored = await store.open(key);
    // Another process, which has read neither.
    await rm(join(store.dir, 'read-files.txt'));
    const other = await open();
    const to = join(store.dir, 'out.txt');
    await writeFile(to, 'BYTES of asked twice');
    const [, isWritten] = await Promise.all([
      other.open(key),
      other.deliver(stored, to, (from) => copyFile(from, to)),
    ]);
    expect(isWritten).toBe(true);
    expect(await readFile(to, 'utf8')).toBe('bytes of asked twice');
  });

  test('a torn line of what was read tells nothing', async () => {
    const store = await open();
    const key = await put(store, 'line');
    const lines = join(store.dir, 'read-files.txt');
    await truncate(lines, (await stat(lines)).size - 10);
    await flipByte((await store.open(key)).path);
    await expect((await open()).open(key)).rejects.toMatchObject({code: 'store-corrupt'});
  });

  test('a torn record counts as none', async () => {
    const store = await open();
    const key = await put(store, 'torn');
    const bucket = await bucketPath(store, key);
    await truncate(bucket, (await stat(bucket)).size - 10);
    expect((await store.lookup([key])).size).toBe(0);
    await put(store, 'torn');
    expect((await store.lookup([key])).size).toBe(1);
  });

  test('verify reads everything again, and repairs only when told to', async () => {
    const store = await open();
    const sound = await put(store, 'sound');
    const bad = await put(store, 'bad');
    await store.open(bad);
    await flipByte((await store.open(bad)).path);

    const report = await store.verify();
    expect(report).toMatchObject({checked: 2, sizeBytes: 26, damaged: [{key: bad, damage: 'wrong-bytes'}]});
    expect((await store.lookup([sound, bad])).size).toBe(2);

    await store.verify({repair: true});
    expect([...(await store.lookup([sound, bad])).keys()]).toEqual([sound]);
    expect(await store.verify()).toMatchObject({checked: 1, damaged: []});
  });
});

// Memory is a disk of its own.
const otherDisk = '/dev/shm';
const hasOtherDisk = existsSync(otherDisk) && statSync(otherDisk).dev !== statSync(tmpdir()).dev;

describe('a full or forbidden disk', () => {
  test.runIf(hasOtherDisk)('a file from another disk is taken too', async () => {
    const elsewhere = await mkdtemp(join(otherDisk, 'matchcut-'));
    try {
      const store = await open();
      const path = join(elsewhere, 'clip.mp4');
      await writeFile(path, 'from afar');
      const {key} = await store.put(artifact('afar'), path);
      expect(await readFile((await store.open(key)).path, 'utf8')).toBe('from afar');
      expect(await readdir(elsewhere)).toEqual([]);
    } finally {
      await rm(elsewhere, {recursive: true, force: true});
    }
  });

  // A write to /dev/full fails as a write to a full disk does.
  test.runIf(process.platform === 'linux')('a full disk is told, and no record appears', async () => {
    const store = await open();
    const {key} = artifact('too much');
    const bucket = await bucketPath(store, key);
    await mkdir(dirname(bucket), {recursive: true});
    await symlink('/dev/full', bucket);
    await expect(put(store, 'too much')).rejects.toMatchObject({
      code: 'store-disk-full',
      message: expect.stringContaining('storing a clip'),
    });
    await rm(bucket);
    expect((await store.lookup([key])).size).toBe(0);
    await put(store, 'too much');
    expect((await store.lookup([key])).size).toBe(1);
  });

  test('a folder that is a file is told', async () => {
    await writeFile(join(dir, '.matchcut'), 'in the way');
    await expect(open()).rejects.toMatchObject({code: 'store-unwritable'});
  });
});

describe('housekeeping', () => {
  test('entries tell size and last use', async () => {
    let now = Date.parse('2026-11-22T10:00:00Z');
    const store = await open({now: () => now});
    const key = await put(store, 'used');
    now += 5 * 3_600_000;
    await store.lookup([key]);
    const entries = await all(store.entries());
    expect(entries).toMatchObject([{record: {key, sizeBytes: 13}, lastUsedAt: new Date(now).toISOString()}]);
  });

  test('a sweep frees bytes that nothing names, once they are an hour old', async () => {
    let now = Date.now();
    const store = await open({now: () => now});
    await store.drop(await put(store, 'dropped'));
    const kept = await put(store, 'kept');
    expect(await store.sweep()).toBe(0);
    now += 2 * 3_600_000;
    expect(await store.sweep()).toBe('bytes of dropped'.length);
    expect((await store.open(kept)).record.key).toBe(kept);
  });

  test('closing a store leaves the unfinished files of another one alone', async () => {
    const [one, other] = [await open(), await open()];
    const path = await fileOf(one, 'unfinished');
    await fileOf(other, 'thrown away');
    await other.close();
    expect(await readFile(path, 'utf8')).toBe('unfinished');
    await one.close();
    expect(await readdir(join(one.dir, 'tmp'))).toEqual([]);
  });

  test('files of a process that is gone are swept, those of this one are not', async () => {
    const store = await open();
    const own = await fileOf(store, 'mine');
    const left = join(
      store.dir,
      'tmp',
      (await readdir(join(store.dir, 'tmp')))[0]?.replace(/~\d+~/, '~999999999~') ?? '',
    );
    await mkdir(left);
    await writeFile(join(left, 'half.mp4'), 'half');
    await open();
    await expect(stat(left)).rejects.toThrow('ENOENT');
    expect(await readFile(own, 'utf8')).toBe('mine');
  });
});

async function bucketPath(store: Store, key: Key): Promise<string> {
  const hash = createHash('sha256').update(key).digest('hex');
  return join(store.dir, 'store', 'index-v5', hash.slice(0, 2), hash.slice(2, 4), hash.slice(4));
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
