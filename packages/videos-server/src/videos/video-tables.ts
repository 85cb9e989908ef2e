/** Videos, and what would have been billed for them. Times are milliseconds since 1970. */
export const videoTables = `
  create table videos (
    number integer primary key,
    id text not null unique,
    account text not null,
    kind text not null check (kind in ('create', 'extension', 'edit', 'remix')),
    model text not null,
    prompt text not null,
    size text not null,
    -- Of the whole content.
    seconds integer not null,
    source text,
    request_key text not null,
    take integer not null,
    paint_job text not null,
    batch text,
    faults text not null,
    created_at integer not null,
    -- The job does not end before; what is painted sooner waits.
    ready_at integer not null,
    -- How long the content stays once the job has ended.
    kept_ms integer not null,
    -- What waits has to be painted; what is made waits for its time; of what is gone the content is no longer there.
    phase text not null check (phase in ('waiting', 'made', 'ended', 'gone')),
    made_at integer,
    -- When the phase changes by itself; never where this is null.
    due_at integer,
    error_code text,
    error_message text
  ) strict;
  create index videos_of_account on videos (account, number);
  create index videos_by_request on videos (account, request_key);
  create index videos_waiting on videos (number) where phase = 'waiting';
  create index videos_of_batch on videos (batch, phase) where batch is not null;
  create index videos_due on videos (phase, due_at) where due_at is not null;
  create index videos_running on videos (account) where phase in ('waiting', 'made');

  create table ledger (
    number integer primary key,
    video text not null unique,
    account text not null,
    kind text not null,
    model text not null,
    size text not null,
    -- What is paid for: of an extension only the new part.
    seconds integer not null,
    -- Null where the price is not known.
    usd real,
    batch integer not null check (batch in (0, 1)),
    state text not null check (state in ('open', 'billed', 'not-billed')),
    created_at integer not null
  ) strict;`;
