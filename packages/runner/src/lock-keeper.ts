import type {ArtifactRecord, FormatId, LockedShot} from '@matchcut/plan';
import {lockShot, readLock, writeLock} from '@matchcut/store';
import type {ClipStep} from './engine-steps.ts';

/** A shot's clip, as it is to stand in the lock. */
export type ShotBinding = {readonly address: string; readonly format: FormatId; readonly shot: LockedShot};

/** Writes the lock while a run goes on. */
export type LockKeeper = {
  /** Resolves when they are in the file. */
  bind(bindings: readonly ShotBinding[]): Promise<void>;
};

/**
 * The file is read before each write, so that what others locked meanwhile is kept; what comes while it is
 * being written is written together.
 */
export function createLockKeeper(path: string): LockKeeper {
  let waiting: ShotBinding[] = [];
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const bindings = waiting;
    waiting = [];
    if (bindings.length === 0) return;
    let lock = await readLock(path);
    for (const {address, format, shot} of bindings) {
      const before = lock.shots[address]?.[format];
      // The same clip made again elsewhere is no news: a lock must not change with the machine.
      if (before?.key === shot.key && before.digest === shot.digest && before.take === shot.take) continue;
      lock = lockShot(lock, address, format, shot);
    }
    await writeLock(path, lock);
  }

  return {
    bind(bindings) {
      waiting.push(...bindings);
      // A failed write is told to whoever waited for it, not to the next.
      writing = writing.then(write, write);
      return writing;
    },
  };
}

export function bindShot(step: ClipStep, record: ArtifactRecord): ShotBinding {
  const {address, format, request} = step;
  return {
    address,
    format,
    shot: {
      key: record.key,
      take: request.take,
      digest: record.digest,
      sizeBytes: record.sizeBytes,
      engine: request.engine.id,
      model: request.engine.model,
      job: record.job?.id ?? null,
      upstream: request.kind === 'create' ? null : (record.inputs[request.source] ?? null),
      usd: record.usd,
      madeAt: record.madeAt,
    },
  };
}
