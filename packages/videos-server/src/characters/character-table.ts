import type {DatabaseSync} from 'node:sqlite';
import {accountId, type AccountId} from '../account.ts';
import {characterId, type CharacterId} from '../ids.ts';
import type {Design} from '../painting/paint-job.ts';

/** Characters. Their clips are not kept: all that was in them is in the design. */
export const characterTables = `
  create table characters (
    number integer primary key,
    id text not null unique,
    account text not null,
    name text not null,
    design text not null,
    created_at integer not null
  ) strict;
  create index characters_of_account on characters (account, number);`;

export type Character = {
  readonly id: CharacterId;
  readonly account: AccountId;
  readonly name: string;
  readonly design: Design;
  readonly createdAtMs: number;
};

export type CharacterTable = {
  readonly insert: (character: Character) => void;
  readonly find: (account: AccountId, id: string) => Character | null;
  /** The newest of each name. */
  readonly newest: (account: AccountId) => readonly Character[];
};

export function openCharacterTable(database: DatabaseSync): CharacterTable {
  const insert = database.prepare(
    'insert into characters (id, account, name, design, created_at) values (?, ?, ?, ?, ?)',
  );
  const find = database.prepare('select * from characters where account = ? and id = ?');
  const newest = database.prepare(
    `select * from characters where account = ? and number in
       (select max(number) from characters where account = ? group by name)`,
  );
  return {
    insert: ({id, account, name, design, createdAtMs}) =>
      void insert.run(id, account, name, JSON.stringify(design), createdAtMs),
    find: (account, id) => {
      const row = find.get(account, id);
      return row === undefined ? null : readCharacter(row);
    },
    newest: (account) => newest.all(account, account).map(readCharacter),
  };
}

function readCharacter(row: Readonly<Record<string, unknown>>): Character {
  return {
    id: characterId(String(row['id'])),
    account: accountId(String(row['account'])),
    name: String(row['name']),
    design: JSON.parse(String(row['design'])),
    createdAtMs: Number(row['created_at']),
  };
}
