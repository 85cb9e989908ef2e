import {appendFile, readFile, rename, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseDigest, type Digest} from '@matchcut/plan';

/**
 * What was in files when they were last read, so that a gigabyte is not read again by each run. A file counts as
 * the same for as long as the file system gives it the same number, size and times of change, as Git has it.
 */
export type ReadFiles = {
  readonly digestOf: (file: FileIdentity) => Promise<Digest | null>;
  readonly remember: (file: FileIdentity, digest: Digest) => Promise<void>;
};

/** Of the same file, unless its bytes have changed. */
export type FileIdentity = string;

/** More lines than this are mostly of files that are gone. */
const mostLines = 20_000;

/** `null` where there is no such file. */
export async function identify(path: string): Promise<FileIdentity | null> {
  const found = await stat(path, {bigint: true}).catch(() => null);
  return found === null ? null : `${found.dev}.${found.ino}.${found.size}.${found.mtimeNs}.${found.ctimeNs}`;
}

/** Keeps them in a folder, a line each: appended, so that processes do not get in each other's way. */
export function openReadFiles(dir: string): ReadFiles {
  const path = join(dir, 'read-files.txt');
  let known: Promise<Map<FileIdentity, Digest>> | null = null;
  const load = (): Promise<Map<FileIdentity, Digest>> => (known ??= readLines(path));
  return {
    digestOf: async (file) => (await load()).get(file) ?? null,
    async remember(file, digest) {
      const all = await load();
      if (all.get(file) === digest) return;
      all.set(file, digest);
      // A store that may only be read is read again next time.
      await appendFile(path, `${file} ${digest}\n`).catch(() => {});
    },
  };
}

async function readLines(path: string): Promise<Map<FileIdentity, Digest>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.split('\n');
  if (lines.length > mostLines) await keepLast(path, lines.slice(-mostLines / 2)).catch(() => {});
  const known = new Map<FileIdentity, Digest>();
  for (const line of lines) {
    const [file = '', hex = ''] = line.split(' ');
    const digest = parseDigest(hex);
    // A line that was torn by a crash tells nothing.
    if (digest !== null) known.set(file, digest);
  }
  return known;
}

async function keepLast(path: string, lines: readonly string[]): Promise<void> {
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, lines.join('\n'));
  await rename(partial, path);
}
