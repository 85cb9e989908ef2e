import {randomBytes} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * The token that lets a page in, the same whenever the studio of a project is started again: so open pages go on. It
 * lies where nothing is committed, for this user alone to read.
 */
export async function studioToken(stateDir: string): Promise<string> {
  const path = join(stateDir, 'studio-token');
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (/^[\w-]{43}$/.test(kept)) return kept;
  const token = randomBytes(32).toString('base64url');
  await mkdir(stateDir, {recursive: true});
  await writeFile(path, token, {mode: 0o600});
  return token;
}
