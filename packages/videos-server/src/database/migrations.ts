import type {DatabaseSync} from 'node:sqlite';
import {batchTables} from '../batches/batch-tables.ts';
import {characterTables} from '../characters/character-table.ts';
import {fileTables} from '../files/file-tables.ts';
import {ServerError} from '../server-error.ts';
import {videoTables} from '../videos/video-tables.ts';
import {webhookTables} from '../webhooks/webhook-tables.ts';

/**
 * Every change to the tables, in order; state of any age is brought to the last one. Never change one that was
 * released: add another.
 */
const migrations: readonly string[] = [videoTables, characterTables, fileTables, batchTables, webhookTables];

/** Makes or updates the tables. Throws `server-state-newer`. */
export function migrate(database: DatabaseSync, path: string, nowMs: number): void {
  database.exec(
    'create table if not exists migrations (version integer primary key, applied_at integer not null) strict',
  );
  database.exec('begin immediate');
  try {
    const row = database.prepare('select coalesce(max(version), 0) as version from migrations').get();
    const version = Number(row?.['version']);
    if (version > migrations.length)
      throw new ServerError(
        'server-state-newer',
        `${path} has version ${version}; this Matchcut knows ${migrations.length}.`,
      );
    for (const [index, sql] of migrations.entries()) {
      if (index < version) continue;
      database.exec(sql);
      database.prepare('insert into migrations (version, applied_at) values (?, ?)').run(index + 1, nowMs);
    }
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
