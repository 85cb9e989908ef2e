import type {DatabaseSync} from 'node:sqlite';
import {inTransaction} from './in-transaction.ts';
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
  // Orders of many jobs at once, and what tells the answer to one request from that to another.
  `create table batches (
     id text primary key,
     state text not null check (state in ('intended', 'placed', 'ended', 'failed')),
     engine text not null,
     model text not null,
     owner text not null,
     job text,
     code text,
     message text,
     intended_at text not null,
     placed_at text,
     ended_at text
   ) strict;
   alter table jobs add column batch text references batches (id);
   create index jobs_by_batch on jobs (batch) where batch is not null;
   alter table jobs add column is_billed integer;
   create index jobs_by_provider_id on jobs (engine, json_extract(job, '$.id')) where job is not null;`,
];

/** Makes or updates the tables, once, whoever comes first. */
export function migrateJournal(database: DatabaseSync, path: string, now: string): void {
  database.exec(
    'create table if not exists migrations (version integer primary key, applied_at text not null) strict',
  );
  inTransaction(database, () => {
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
  });
}
