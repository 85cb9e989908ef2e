import {mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import type {AccountId} from '../account.ts';
import type {Clock} from '../clock.ts';
import {makeFileId, type FileId} from './file-id.ts';
import {readStoredFile, type NewFile, type StoredFile} from './stored-file.ts';

export type FileListQuery = {
  readonly purpose: string | null;
  readonly after: StoredFile | null;
  readonly limit: number;
  readonly order: 'asc' | 'desc';
};

/** Files, rows and bytes. What has expired is not there. */
export type FileStore = {
  /** Moves the bytes at `path` here. Inside a transaction the row stands or falls with it. */
  readonly keep: (file: NewFile, path: string) => StoredFile;
  readonly find: (account: AccountId, id: string) => StoredFile | null;
  readonly list: (account: AccountId, query: FileListQuery) => readonly StoredFile[];
  readonly pathOf: (id: FileId) => string;
  readonly remove: (id: FileId) => void;
};

export type FileStoreOptions = {
  readonly database: DatabaseSync;
  readonly directory: string;
  readonly clock: Clock;
};

export function openFileStore({database, directory, clock}: FileStoreOptions): FileStore {
  const insert = database.prepare(
    `insert into files (id, account, name, purpose, bytes, created_at, expires_at)
     values (?, ?, ?, ?, ?, ?, ?) returning *`,
  );
  const isThere = `(expires_at is null or expires_at > :now)`;
  const find = database.prepare(`select * from files where account = :account and id = :id and ${isThere}`);
  const list = (comparison: string, order: string) =>
    database.prepare(
      `select * from files
       where account = :account and number ${comparison} :from and (:purpose is null or purpose = :purpose) and ${isThere}
       order by number ${order} limit :limit`,
    );
  const lists = {asc: list('>', 'asc'), desc: list('<', 'desc')};
  const remove = database.prepare('delete from files where id = ?');
  const pathOf = (id: FileId): string => join(directory, id);

  mkdirSync(directory, {recursive: true});
  database.prepare('delete from files where expires_at <= ?').run(clock.now());
  sweep(database, directory);

  return {
    pathOf,
    keep: (file, path) => {
      const id = makeFileId();
      renameSync(path, pathOf(id));
      const {account, name, purpose, sizeBytes, createdAtMs, expiresAtMs} = file;
      return readStoredFile(
        insert.get(id, account, name, purpose, sizeBytes, createdAtMs, expiresAtMs) ?? {},
      );
    },
    find: (account, id) => {
      const row = find.get({account, id, now: clock.now()});
      return row === undefined ? null : readStoredFile(row);
    },
    list: (account, {purpose, after, limit, order}) => {
      const from = after?.number ?? (order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER);
      return lists[order].all({account, from, purpose, limit, now: clock.now()}).map(readStoredFile);
    },
    remove: (id) => {
      remove.run(id);
      rmSync(pathOf(id), {force: true});
    },
  };
}

/** Bytes without a row: of expired files, and of moves that a killed process did not write down. */
function sweep(database: DatabaseSync, directory: string): void {
  const known = new Set(
    database
      .prepare('select id from files')
      .all()
      .map(({id}) => String(id)),
  );
  for (const name of readdirSync(directory))
    if (!known.has(name)) rmSync(join(directory, name), {recursive: true, force: true});
}
