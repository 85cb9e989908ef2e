/** What was uploaded and what batches wrote; the bytes are files named after the id. Times in milliseconds since 1970. */
export const fileTables = `
  create table files (
    number integer primary key,
    id text not null unique,
    account text not null,
    name text not null,
    purpose text not null,
    bytes integer not null,
    created_at integer not null,
    expires_at integer
  ) strict;
  create index files_of_account on files (account, number);`;
