import type {ArtifactRecord, Key} from '@matchcut/plan';
import {get, index, ls, rm} from 'cacache';
import {z} from 'zod';
import {contentPath, digestOf, integrityOf} from './content-address.ts';
import {keySchema, storedMetadataSchema} from './stored-metadata.ts';

/** A record and the file that holds its bytes, or ought to. */
export type IndexedArtifact = {readonly record: ArtifactRecord; readonly path: string};

const entrySchema = z.object({
  key: keySchema,
  integrity: z.string(),
  size: z.number(),
  metadata: storedMetadataSchema,
});

/**
 * Finds what the index says of a key. An entry that can't be understood (torn by a power cut, or written by
 * another version) counts as none: its artifact is made again.
 */
export async function findArtifact(cache: string, key: Key): Promise<IndexedArtifact | null> {
  return readEntry(cache, await get.info(cache, key));
}

/** Adds a record; its bytes must be safe already. */
export async function addArtifact(cache: string, record: ArtifactRecord): Promise<void> {
  const {key, digest, sizeBytes, ...rest} = record;
  const added = await index.insert(cache, key, integrityOf(digest), {
    size: sizeBytes,
    metadata: {version: 1, ...rest},
  });
  // cacache answers a folder that vanished under it with nothing at all.
  if (!added) throw Object.assign(new Error(`The store's index in ${cache} vanished.`), {code: 'ENOENT'});
}

/** Removes a record and leaves its bytes, which others may have too. */
export async function removeArtifact(cache: string, key: Key): Promise<void> {
  await rm.entry(cache, key);
}

/** Every record, in no order. */
export async function* listArtifacts(cache: string): AsyncGenerator<IndexedArtifact> {
  for await (const entry of ls.stream(cache)) {
    const artifact = readEntry(cache, entry);
    if (artifact) yield artifact;
  }
}

function readEntry(cache: string, entry: unknown): IndexedArtifact | null {
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success) return null;
  const {key, integrity, size, metadata} = parsed.data;
  const digest = digestOf(integrity);
  if (digest === null) return null;
  const {version: _, ...rest} = metadata;
  return {record: {key, digest, sizeBytes: size, ...rest}, path: contentPath(cache, digest)};
}
