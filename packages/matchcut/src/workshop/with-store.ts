import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openStore, type Store, type StoreDamage} from '@matchcut/store';
import type {Session} from '../command-line/session.ts';
import type {Project} from '../project/open-project.ts';

/** Keeps git from ever committing what is in a folder; a folder that can't be written has to do without. */
async function ignoreFolder(folder: string): Promise<void> {
  await writeFile(join(folder, '.gitignore'), '*\n', {flag: 'wx'}).catch(() => {});
}

/** Opens the project's store for a piece of work. Damaged artifacts are told: they are made again, never served. */
export async function withStore<T>(
  project: Pick<Project, 'stateDir'>,
  {say}: Pick<Session, 'say'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const onDamage = ({kind, key, damage}: StoreDamage): void =>
    say(
      'warn',
      `The stored ${kind} ${key.slice(0, 12)} is damaged (${damage}) and will be made again when it is needed.`,
    );
  const store = await openStore({dir: project.stateDir, onDamage});
  try {
    await ignoreFolder(project.stateDir);
    return await work(store);
  } finally {
    await store.close();
  }
}
