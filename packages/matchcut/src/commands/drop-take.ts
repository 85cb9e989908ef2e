import {existsSync} from 'node:fs';
import type {Digest, Key, Lock} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {formatBytes} from '../plan-view/format-bytes.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import {listTakes, type StoredTake} from '../takes/list-takes.ts';
import {unknownTake} from '../takes/pin-take.ts';
import type {NamedShot} from '../takes/with-shot.ts';

/**
 * `matchcut takes --drop`: removes a take from the store, in all formats that have it. Refuses one that the lock binds,
 * and one that was paid for unless somebody says yes.
 */
export async function dropTake(shot: NamedShot, take: number, session: Session): Promise<number> {
  const {terminal, isJson, say, option} = session;
  const {address, steps, store, lock} = shot;
  const all = (await Promise.all(steps.map((step) => listTakes(step, store, lock)))).flat();
  const dropped = all.filter((one) => one.take === take);
  if (dropped.length === 0) {
    throw unknownTake(
      steps[0],
      take,
      [...new Set(all.map((one) => one.take))].toSorted((a, b) => a - b),
    );
  }
  for (const one of dropped) refuseLocked(one, lock);
  const paid = dropped.filter(({record}) => record.usd !== 0);
  if (paid.length > 0 && !option(options.yes)) throw notConfirmed(address, paid);

  const bytes = await bytesOf(dropped, store);
  for (const {record} of dropped) await store.drop(record.key);
  await store.sweep();
  const left = bytes.filter(({path}) => existsSync(path));
  const freedBytes = sum(bytes) - sum(left);
  if (isJson) {
    const told = dropped.map(({step, record: {key, sizeBytes, usd}}) => ({
      address,
      format: step.format,
      take,
      key,
      sizeBytes,
      usd,
    }));
    terminal.out(
      `${JSON.stringify({formatVersion: '1', dropped: told, freedBytes, laterBytes: sum(left)}, null, 2)}\n`,
    );
    return exitCodes.done;
  }
  const formats = dropped.map(({step}) => step.format).join(', ');
  say('info', `Take ${take} of ${address} is dropped in ${formats}; ${formatBytes(freedBytes)} are free.`);
  if (left.length > 0) {
    say(
      'info',
      `${formatBytes(sum(left))} were used within the last hour; the next matchcut cache verify after that frees them.`,
    );
  }
  if (dropped.some(({isChosen}) => isChosen))
    say('warn', 'The film shows this take: the next render makes it again.');
  return exitCodes.done;
}

type StoredBytes = {readonly path: string; readonly sizeBytes: number};

/** Bytes that nothing else in the store has. */
async function bytesOf(
  dropped: readonly StoredTake[],
  store: Pick<Store, 'entries' | 'open'>,
): Promise<readonly StoredBytes[]> {
  const keys = new Set(dropped.map(({record}) => record.key));
  const kept = new Set<Digest>();
  for await (const {record} of store.entries()) if (!keys.has(record.key)) kept.add(record.digest);
  const paths = new Map<Digest, StoredBytes>();
  for (const {record} of dropped) {
    const {digest, key, sizeBytes} = record;
    if (!kept.has(digest)) paths.set(digest, {path: (await store.open(key)).path, sizeBytes});
  }
  return [...paths.values()];
}

function sum(bytes: readonly StoredBytes[]): number {
  return bytes.reduce((total, {sizeBytes}) => total + sizeBytes, 0);
}

function refuseLocked({take, record, step}: StoredTake, lock: Lock): void {
  const bound = boundAt(lock, record.key);
  if (bound === null) return;
  const here = bound === `${step.address} in ${step.format}` ? bound : `${bound}, which asks for the same`;
  throw new ProjectError(
    'take-locked',
    `matchcut.lock.json binds take ${take} to ${here}.`,
    `Show another take first: matchcut pin ${step.address} --take …, or render --replace ${step.address}. Nothing was dropped.`,
  );
}

/** What a lock binds a key to: `ad/shop in 16:9`. `null` where it does not. */
function boundAt({shots, rows = {}}: Lock, key: Key): string | null {
  for (const [address, formats] of Object.entries(shots)) {
    for (const [format, shot] of Object.entries(formats))
      if (shot.key === key) return `${address} in ${format}`;
  }
  for (const [address, formats] of Object.entries(rows)) {
    for (const [format, list] of Object.entries(formats)) {
      if (list.some((shot) => shot.key === key)) return `a row at ${address} in ${format}`;
    }
  }
  return null;
}

function notConfirmed(address: string, paid: readonly StoredTake[]): ProjectError {
  const told = paid.map(({take, step, record}) => `take ${take} in ${step.format}: ${formatUsd(record.usd)}`);
  return new ProjectError(
    'not-confirmed',
    `This take of ${address} was paid for (${told.join('; ')}), and nobody has agreed to lose it.`,
    'Give --yes. Nothing was dropped.',
  );
}
