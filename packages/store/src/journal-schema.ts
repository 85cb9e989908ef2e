import type {DatabaseSync} from 'node:sqlite';
import {StoreError} from './store-error.ts';

/**
 * Every change to the journal's tables, in order; a journal of any age is brought to the last one. Never
 * change one that was released: add another.
 */
const migrations: readonly string[] = [
  `create table jobs (
     id integer primary key,
     state text not null check (state in ('intended', 'submitted', 'completed', 'failed')),
     key text not null,
     film text not null,
     address text not null,
     format text not null,
     take integer not null,
     engine text not null,
     model text not null,
     request text not null,
     usd real,
     owner text not null,
     job text,
     digest text,
     code text,
     message text,
     intended_at text not null,
     submitted_at text,
     ended_at text
   ) strict;
   create unique index jobs_in_flight on jobs (key) where state in ('intended', 'submitted');
   create index jobs_by_film on jobs (film, address);`,
];

/** Makes or updates the tables, once, whoever comes first. */
export function migrateJournal(database: DatabaseSync, path: string, now: string): void {
  database.exec(
    'create table if not exists migrations (version integer primary key, applied_at text not null) strict',
  );
  database.exec('begin immediate');
  try {
    const row = database.prepare('select coalesce(max(version), 0) as version from migrations').get();
    const version = Number(row?.['version']);
    if (version > migrations.length)
      throw new StoreError(
        'journal-newer',
        `The journal ${path} has version ${version}; this Matchcut knows ${migrations.length}.`,
      );
    for (const [index, sql] of migrations.entries()) {
      if (index < version) continue;
      database.exec(sql);
      database.prepare('insert into migrations (version, applied_at) values (?, ?)').run(index + 1, now);
    }
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
