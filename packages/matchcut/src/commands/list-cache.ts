import {openProject} from '../project/open-project.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {formatBytes} from '../plan-view/format-bytes.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {withStore} from '../workshop/with-store.ts';
import type {StoreEntry} from '@matchcut/store';

/** `matchcut cache ls`: every artifact, those used last first. */
export async function listCache(session: Session): Promise<number> {
  const {terminal, isJson, cwd, say} = session;
  const project = await openProject(cwd);
  return withStore(project, session, async (store) => {
    const entries: StoreEntry[] = [];
    for await (const entry of store.entries()) entries.push(entry);
    entries.sort(
      (a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt) || a.record.key.localeCompare(b.record.key),
    );
    if (isJson) {
      const told = entries.map(({record, lastUsedAt}) => ({...record, lastUsedAt}));
      terminal.out(`${JSON.stringify({formatVersion: '1', entries: told}, null, 2)}\n`);
      return exitCodes.done;
    }
    if (entries.length > 0) terminal.out(`${formatTable(entries.map(rowOf))}\n`);
    const bytes = entries.reduce((sum, {record}) => sum + record.sizeBytes, 0);
    say('info', `${entries.length} artifacts, ${formatBytes(bytes)} in ${store.dir}.`);
    return exitCodes.done;
  });
}

function rowOf({record, lastUsedAt}: StoreEntry): readonly string[] {
  const {key, kind, sizeBytes, usd} = record;
  const price = usd === null ? '?' : usd === 0 ? '' : `$${usd.toFixed(2)}`;
  return [key.slice(0, 12), kind, formatBytes(sizeBytes), `used ${lastUsedAt.slice(0, 10)}`, price];
}
