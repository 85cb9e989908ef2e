import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {parseDigest, type Digest} from '@matchcut/plan';

const pieceBytes = 1 << 20;

/** Digest and size of a file, read once; the next piece is read while one is hashed. */
export async function hashFile(
  path: string,
  signal?: AbortSignal,
): Promise<{readonly digest: Digest; readonly sizeBytes: number}> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await using file = await open(path);
  let [piece, other] = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)];
  let reading = file.read(piece, 0, pieceBytes);
  for (;;) {
    const {bytesRead} = await reading;
    if (bytesRead === 0) break;
    signal?.throwIfAborted();
    reading = file.read(other, 0, pieceBytes);
    hash.update(piece.subarray(0, bytesRead));
    sizeBytes += bytesRead;
    [piece, other] = [other, piece];
  }
  const digest = parseDigest(hash.digest('hex'));
  if (digest === null) throw new TypeError('SHA-256 gave something else than 64 hex digits.');
  return {digest, sizeBytes};
}
