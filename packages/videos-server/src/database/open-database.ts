import {DatabaseSync} from 'node:sqlite';
import {migrate} from './migrations.ts';
import {ServerError} from '../server-error.ts';

/**
 * Opens the server's state, for this process alone. What was written survives the process being killed; after a power
 * cut the last moments may be missing, never half there. Throws `server-directory-in-use`, `server-state-newer`,
 * `server-state-unreadable`.
 */
export function openDatabase(path: string, nowMs: number): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path);
    // Two servers would paint the same jobs twice.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal');
    migrate(database, path, nowMs);
    return database;
  } catch (error) {
    database?.close();
    throw databaseError(error, path);
  }
}

/** Runs statements that hold together or not at all. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  if (database.isTransaction) return work();
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

/** SQLite's own result codes, which Node passes on in `errcode`. */
const busy = 5;

function databaseError(error: unknown, path: string): unknown {
  if (ServerError.is(error)) return error;
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null;
  if (code === null) return error;
  return code === busy
    ? new ServerError('server-directory-in-use', `Another server uses ${path}.`, {cause: error})
    : new ServerError('server-state-unreadable', `${path} can't be used: ${String(error)}`, {cause: error});
}
