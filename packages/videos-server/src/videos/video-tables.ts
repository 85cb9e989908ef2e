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
    created_at integer not null,
    -- No job is completed before; what is painted sooner waits.
    ready_at integer not null,
    phase text not null check (phase in ('waiting', 'made', 'ended')),
    made_at integer,
    ended_at integer,
    expires_at integer,
    error_code text,
    error_message text
  ) strict;
  create index videos_of_account on videos (account, number);
  create index videos_by_request on videos (account, request_key);
  create index videos_in_work on videos (phase, number) where phase != 'ended';

  create table ledger (
    number integer primary key,
    video text not null unique,
    account text not null,
    kind text not null,
    model text not null,
    size text not null,
    -- What is paid for: of an extension only the new part.
    seconds integer not null,
    usd real not null,
    batch integer not null check (batch in (0, 1)),
    state text not null check (state in ('open', 'billed', 'not-billed')),
    created_at integer not null
  ) strict;`;
