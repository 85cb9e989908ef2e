import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {parseDigest, type Digest} from '@matchcut/plan';

/** Digest and size of a file, read once in pieces of a mebibyte. */
export async function hashFile(
  path: string,
  signal?: AbortSignal,
): Promise<{readonly digest: Digest; readonly sizeBytes: number}> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const stream = createReadStream(path, {highWaterMark: 1 << 20, ...(signal && {signal})});
  for await (const chunk of stream) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  const digest = parseDigest(hash.digest('hex'));
  if (digest === null) throw new TypeError('SHA-256 gave something else than 64 hex digits.');
  return {digest, sizeBytes};
}
