import {join} from 'node:path';
import {parseDigest, type Digest} from '@matchcut/plan';

/**
 * Where cacache keeps bytes: `content-v2/sha256/ab/cd/ef…`. It has no call that answers this before an entry
 * exists, and we move files there ourselves because its own `put` copies. A test compares the two.
 */
export function contentPath(cache: string, digest: Digest): string {
  return join(contentDir(cache), digest.slice(0, 2), digest.slice(2, 4), digest.slice(4));
}

/** The folder that holds all bytes and nothing else. */
export function contentDir(cache: string): string {
  return join(cache, 'content-v2', 'sha256');
}

/** The digest of the file at a path below `contentDir`, or `null` where it is no content. */
export function digestOfContentPath(relativePath: string): Digest | null {
  return parseDigest(relativePath.replaceAll(/[/\\]/g, ''));
}

/** A digest as cacache writes it: `sha256-<base64>`. */
export function integrityOf(digest: Digest): string {
  return `sha256-${Buffer.from(digest, 'hex').toString('base64')}`;
}

/** The digest in what `integrityOf` made; `null` for anything else. */
export function digestOf(integrity: string): Digest | null {
  const match = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(integrity);
  return match?.[1] === undefined ? null : parseDigest(Buffer.from(match[1], 'base64').toString('hex'));
}
