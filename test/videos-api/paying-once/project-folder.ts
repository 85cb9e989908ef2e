import {join} from 'node:path';

/** Where a project keeps what it has, for the tests and for the processes that they kill. */
export type ProjectFolder = {
  readonly folder: string;
  readonly state: string;
  readonly journal: string;
  readonly lock: string;
  /** The one file that films here name. */
  readonly picture: string;
};

export function projectIn(folder: string): ProjectFolder {
  return {
    folder,
    state: join(folder, '.matchcut'),
    journal: join(folder, '.matchcut', 'journal.sqlite'),
    lock: join(folder, 'matchcut.lock.json'),
    picture: join(folder, 'mara.png'),
  };
}
