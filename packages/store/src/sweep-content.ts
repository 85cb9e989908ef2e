import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Digest} from '@matchcut/plan';
import type {IndexedArtifact} from './artifact-index.ts';
import {contentDir, digestOfContentPath} from './content-address.ts';
import {errno} from './errno.ts';

/**
 * Removes bytes that no record names and that nothing has used since `untilMs`; returns how many. Fresher
 * ones may be on their way: bytes are placed before their record is.
 */
export async function sweepContent(
  cache: string,
  artifacts: AsyncIterable<IndexedArtifact>,
  untilMs: number,
): Promise<number> {
  // The files are listed first: what gets its record between the two listings is then either known or unseen.
  const files = await listContent(contentDir(cache));
  const named = new Set<Digest>();
  for await (const {record} of artifacts) named.add(record.digest);
  let freed = 0;
  for (const file of files) {
    const digest = digestOfContentPath(file);
    if (digest === null || named.has(digest)) continue;
    const path = join(contentDir(cache), file);
    const found = await stat(path).catch(() => null);
    if (found === null || found.atimeMs > untilMs) continue;
    await rm(path, {force: true});
    freed += found.size;
  }
  return freed;
}

async function listContent(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir, {recursive: true});
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}
