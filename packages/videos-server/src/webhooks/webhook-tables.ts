/** Who is told of what. Times are milliseconds since 1970. */
export const webhookTables = `
  create table webhook_endpoints (
    number integer primary key,
    id text not null unique,
    url text not null,
    secret text not null,
    -- Named when the server was started, and forgotten when it is started without.
    is_configured integer not null check (is_configured in (0, 1)),
    created_at integer not null
  ) strict;

  create table webhook_deliveries (
    number integer primary key,
    -- The webhook-id: the same however often it is sent.
    id text not null unique,
    endpoint text not null references webhook_endpoints (id) on delete cascade,
    type text not null,
    body text not null,
    created_at integer not null,
    state text not null check (state in ('pending', 'delivered', 'given-up')),
    -- When it is sent next.
    due_at integer
  ) strict;
  create index webhook_deliveries_due on webhook_deliveries (due_at) where state = 'pending';

  create table webhook_attempts (
    delivery integer not null references webhook_deliveries (number) on delete cascade,
    at integer not null,
    -- The status of the answer, or why there was none.
    status integer,
    problem text
  ) strict;
  create index webhook_attempts_of_delivery on webhook_attempts (delivery);`;
