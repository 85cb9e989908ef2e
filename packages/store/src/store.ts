import {mkdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {ArtifactRecord, Digest, Key} from '@matchcut/plan';
import {
  addArtifact,
  findArtifact,
  listArtifacts,
  removeArtifact,
  type IndexedArtifact,
} from './artifact-index.ts';
import {contentPath} from './content-address.ts';
import {createContentCheck, type Damage, type StoreDamage} from './content-check.ts';
import {diskError} from './disk-error.ts';
import {hashFile} from './hash-file.ts';
import {inParallel} from './in-parallel.ts';
import {flush, placeContent} from './place-content.ts';
import {identify, openReadFiles} from './read-files.ts';
import {openScratch, sweepScratch} from './scratch.ts';
import {StoreError} from './store-error.ts';
import type {NewArtifact} from './stored-metadata.ts';
import {sweepContent} from './sweep-content.ts';
import {verifyStore, type VerifyOptions, type VerifyReport} from './verify-store.ts';

/** Artifacts on this machine, by key. Any number of processes may use it at once. */
export interface Store {
  /** The folder that it lies in. */
  readonly dir: string;
  /**
   * The records of those keys whose artifacts are there. Looks at existence and size, not at the bytes:
   * thousands of keys a second.
   */
  lookup(keys: Iterable<Key>): Promise<ReadonlyMap<Key, ArtifactRecord>>;
  /**
   * Keeps a file under a key and takes it away from where it was. Its record appears only after its bytes
   * are safe on the disk. Throws `store-disk-full` and `store-unwritable`.
   */
  put(artifact: NewArtifact, file: string): Promise<ArtifactRecord>;
  /**
   * An artifact and where its bytes are, to be read and never written. All bytes are checked, unless they were since
   * the file last changed. Throws `store-missing`, and `store-corrupt` after dropping what was bad.
   */
  open(key: Key): Promise<StoredArtifact>;
  /** Copies an artifact to `path` with `copy`, unless the same bytes are there already; returns whether it did. */
  deliver(artifact: StoredArtifact, path: string, copy: (from: string) => Promise<void>): Promise<boolean>;
  /** Forgets a key. Its bytes go with the next `sweep` unless another key has the same. */
  drop(key: Key): Promise<void>;
  /** Every record whose artifact is there, in no order. */
  entries(): AsyncIterable<StoreEntry>;
  /** Reads everything again. `repair` drops what is bad and sweeps. */
  verify(options?: VerifyOptions): Promise<VerifyReport>;
  /** Removes bytes that no record names, except fresh ones; returns how many. */
  sweep(): Promise<number>;
  /** A new path on the store's own disk, with nothing at it; `suffix` as in `.mp4`. Gone after `close`. */
  temporaryFile(suffix: string): Promise<string>;
  close(): Promise<void>;
}

export type StoredArtifact = {readonly record: ArtifactRecord; readonly path: string};

export type StoreEntry = {
  readonly record: ArtifactRecord;
  /** ISO 8601, UTC, to the hour. */
  readonly lastUsedAt: string;
};

export type StoreOptions = {
  /** The project's `.matchcut` folder; made if it is not there. */
  readonly dir: string;
  /** Told of every artifact that is found damaged, once it is dropped. */
  readonly onDamage?: (damage: StoreDamage) => void;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
};

const hourMs = 3_600_000;
const lookups = 16;

/** Opens the store of a project, and clears away what killed processes left half-made. */
export async function openStore({dir, onDamage, now = Date.now}: StoreOptions): Promise<Store> {
  const cache = join(dir, 'store');
  const scratchDir = join(dir, 'tmp');
  const readFiles = openReadFiles(dir);
  const check = createContentCheck(readFiles);
  const scratch = openScratch(scratchDir);
  try {
    await mkdir(cache, {recursive: true});
    await mkdir(scratchDir, {recursive: true});
    await sweepScratch(scratchDir, now());
  } catch (error) {
    throw diskError(error, 'opening the store', dir);
  }

  const writing = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw diskError(error, doing, dir);
    }
  };

  const used = async (path: string, lastUsedMs: number): Promise<void> => {
    if (now() - lastUsedMs < hourMs) return;
    // Knowing the last use is not worth failing for, in a store that may only be read.
    await check.markUsed(path, new Date(now())).catch(() => {});
  };

  const dropDamaged = async (found: IndexedArtifact, damage: Damage, inode: bigint | null): Promise<void> => {
    try {
      await check.discard(found.path, inode);
      // Another process may have made it again meanwhile; then its record is good.
      const state = await check.glance(found.record, found.path);
      if (state.kind === 'damaged') await removeArtifact(cache, found.record.key);
    } catch (error) {
      // A store that may only be read keeps its bad file, which every reader finds out again.
      const failure = diskError(error, 'dropping a damaged file', dir);
      if (!StoreError.is(failure) || failure.code !== 'store-unwritable') throw failure;
    }
    onDamage?.({key: found.record.key, kind: found.record.kind, damage});
  };

  const remember = async (path: string, digest: Digest): Promise<void> => {
    const identity = await identify(path);
    if (identity !== null) await readFiles.remember(identity, digest);
  };

  const store: Store = {
    dir,

    async lookup(keys) {
      const records = new Map<Key, ArtifactRecord>();
      await inParallel(new Set(keys), lookups, async (key) => {
        const found = await findArtifact(cache, key);
        if (found === null) return;
        const state = await check.glance(found.record, found.path);
        if (state.kind === 'damaged') return dropDamaged(found, state.damage, state.inode);
        await used(found.path, state.lastUsedMs);
        records.set(key, found.record);
      });
      return records;
    },

    put: (artifact, file) =>
      writing(`storing a ${artifact.kind}`, async () => {
        // Bytes are on their way to the disk while they are read.
        const [{digest, sizeBytes}] = await Promise.all([hashFile(file), flush(file)]);
        const to = contentPath(cache, digest);
        await mkdir(dirname(to), {recursive: true});
        await placeContent(file, to, {now: new Date(now()), temporaryFile: () => scratch.file('.copy')});
        await remember(to, digest);
        const record: ArtifactRecord = {...artifact, digest, sizeBytes};
        await addArtifact(cache, record);
        return record;
      }),

    async open(key) {
      const found = await findArtifact(cache, key);
      if (found === null)
        throw new StoreError('store-missing', `The store has nothing under the key ${key}.`);
      const state = await check.read(found.record, found.path);
      if (state.kind === 'damaged') {
        await dropDamaged(found, state.damage, state.inode);
        throw new StoreError(
          'store-corrupt',
          `The stored ${found.record.kind} ${key} ${damageWords[state.damage]}.`,
        );
      }
      await used(found.path, state.lastUsedMs);
      return found;
    },

    async deliver({record, path: from}, path, copy) {
      const isThere = (await check.read(record, path)).kind === 'sound';
      if (isThere) return false;
      await copy(from);
      await remember(path, record.digest);
      return true;
    },

    drop: (key) => writing('dropping an artifact', () => removeArtifact(cache, key)),

    async *entries() {
      for await (const {record, path} of listArtifacts(cache)) {
        const state = await check.glance(record, path);
        if (state.kind === 'sound') yield {record, lastUsedAt: new Date(state.lastUsedMs).toISOString()};
      }
    },

    verify: (options = {}) =>
      writing('verifying the store', () =>
        verifyStore(
          {artifacts: listArtifacts(cache), check, dropDamaged, sweep: () => store.sweep()},
          options,
        ),
      ),

    sweep: () =>
      writing('sweeping the store', () => sweepContent(cache, listArtifacts(cache), now() - hourMs)),

    temporaryFile: (suffix) => writing('making a temporary file', () => scratch.file(suffix)),

    close: () => scratch.close(),
  };
  return store;
}

const damageWords: Readonly<Record<Damage, string>> = {
  deleted: 'is no longer there: its file was deleted',
  'wrong-size': 'is damaged: its file has another size than it was stored with',
  'wrong-bytes': 'is damaged: its bytes are not the ones that were stored',
};
