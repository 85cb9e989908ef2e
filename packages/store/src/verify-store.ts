import type {IndexedArtifact} from './artifact-index.ts';
import type {ContentCheck, Damage, StoreDamage} from './content-check.ts';
import {inParallel} from './in-parallel.ts';

export type VerifyOptions = {
  /** Whether to drop what is bad and to sweep. @default false */
  readonly repair?: boolean;
  readonly signal?: AbortSignal;
  /** Called after each artifact. */
  readonly onProgress?: (checked: number, total: number) => void;
};

export type VerifyReport = {
  readonly checked: number;
  readonly sizeBytes: number;
  readonly damaged: readonly StoreDamage[];
  /** Bytes that no record named and that are gone now; 0 without `repair`. */
  readonly sweptBytes: number;
};

type Parts = {
  readonly artifacts: AsyncIterable<IndexedArtifact>;
  readonly check: ContentCheck;
  readonly dropDamaged: (found: IndexedArtifact, damage: Damage, inode: bigint | null) => Promise<void>;
  readonly sweep: () => Promise<number>;
};

const readers = 4;

/** Reads every artifact from the disk again, whether this process has before or not. */
export async function verifyStore(
  {artifacts, check, dropDamaged, sweep}: Parts,
  {repair = false, signal, onProgress}: VerifyOptions,
): Promise<VerifyReport> {
  const all: IndexedArtifact[] = [];
  for await (const artifact of artifacts) all.push(artifact);
  const damaged: StoreDamage[] = [];
  let checked = 0;
  let sizeBytes = 0;
  await inParallel(all, readers, async (found) => {
    signal?.throwIfAborted();
    const {record, path} = found;
    const state = await check.read(record, path, {again: true});
    if (state.kind === 'damaged') {
      damaged.push({key: record.key, kind: record.kind, damage: state.damage});
      if (repair) await dropDamaged(found, state.damage, state.inode);
    } else {
      // Being verified is no use; most mounts count it as one.
      await check.markUsed(path, new Date(state.lastUsedMs)).catch(() => {});
    }
    checked += 1;
    sizeBytes += record.sizeBytes;
    onProgress?.(checked, all.length);
  });
  return {checked, sizeBytes, damaged, sweptBytes: repair ? await sweep() : 0};
}
