import type {DatabaseSync} from 'node:sqlite';

/** Does the work whole or not at all, with nobody else writing meanwhile. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
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
