/** Batches and the lines of their input files. Times are milliseconds since 1970. */
export const batchTables = `
  create table batches (
    number integer primary key,
    id text not null unique,
    account text not null,
    input_file text not null,
    metadata text,
    -- How long the result files are kept.
    output_seconds integer,
    status text not null check (status in
      ('validating', 'failed', 'in_progress', 'finalizing', 'completed', 'expired', 'cancelling', 'cancelled')),
    model text,
    errors text not null default '[]',
    faults text not null,
    total integer not null default 0,
    completed integer not null default 0,
    failed integer not null default 0,
    output_file text,
    error_file text,
    created_at integer not null,
    expires_at integer not null,
    in_progress_at integer,
    finalizing_at integer,
    completed_at integer,
    failed_at integer,
    expired_at integer,
    cancelling_at integer,
    cancelled_at integer
  ) strict;
  create index batches_of_account on batches (account, number);
  create index unfinished_batches on batches (number)
    where status in ('validating', 'in_progress', 'finalizing', 'cancelling');

  create table batch_lines (
    batch text not null,
    line integer not null,
    custom_id text not null,
    -- Where it stands in the result files.
    place integer not null,
    -- The line as it was sent, until it is carried out.
    request text,
    state text not null check (state in ('waiting', 'running', 'answered', 'refused', 'expired')),
    video text,
    status_code integer,
    answer text,
    primary key (batch, line)
  ) strict, without rowid;
  create unique index batch_custom_ids on batch_lines (batch, custom_id);
  create unique index batch_places on batch_lines (batch, place);
  create index batch_lines_in_work on batch_lines (batch, state, line) where state in ('waiting', 'running');
  create index batch_videos on batch_lines (video) where video is not null;`;
