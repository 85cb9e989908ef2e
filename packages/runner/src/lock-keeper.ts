import type {CharacterHandle} from '@matchcut/engine';
import type {ArtifactRecord, FormatId, Lock, LockedShot, Step} from '@matchcut/plan';
import {lockCharacter, lockRowShot, lockShot, readLock, writeLock, type LockEntry} from '@matchcut/store';
import type {ClipStep} from './engine-steps.ts';

/** A clip or a character's handle, as it is to stand in the lock. */
export type LockBinding = LockEntry;

/** Writes the lock while a run goes on. */
export type LockKeeper = {
  /** Resolves when they are in the file. */
  bind(bindings: readonly LockBinding[]): Promise<void>;
};

/**
 * The file is read before each write, so that what others locked meanwhile is kept; what comes while it is
 * being written is written together.
 */
export function createLockKeeper(path: string): LockKeeper {
  let waiting: LockBinding[] = [];
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const bindings = waiting;
    waiting = [];
    if (bindings.length === 0) return;
    await writeLock(path, bindings.reduce(withBinding, await readLock(path)));
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

/** The same thing made again elsewhere is no news: a lock must not change with the machine. */
function withBinding(lock: Lock, binding: LockBinding): Lock {
  const {address, format} = binding;
  switch (binding.kind) {
    case 'shot': {
      const {shot} = binding;
      const before = lock.shots[address]?.[format];
      const isSame = before?.key === shot.key && before.digest === shot.digest && before.take === shot.take;
      if (isSame) return lock;
      // The same take of another prompt stays the chosen one; another take was asked for. A new name keeps it, too.
      const isPinned =
        before === undefined
          ? isPinnedElsewhere(lock, format, shot)
          : before.pinned === true && before.take === shot.take;
      return lockShot(lock, address, format, isPinned ? {...shot, pinned: true} : shot);
    }
    case 'row-shot': {
      const {shot} = binding;
      const before = lock.rows?.[address]?.[format]?.find(({key}) => key === shot.key);
      return before?.digest === shot.digest ? lock : lockRowShot(lock, address, format, shot);
    }
    case 'character': {
      const {character} = binding;
      const before = lock.cast[address]?.[format];
      const isSame = before?.key === character.key && before.handle.id === character.handle.id;
      return isSame ? lock : lockCharacter(lock, address, format, character);
    }
    default:
      return binding satisfies never;
  }
}

/** Whether the very same clip is pinned at another address: the shot may have been renamed. */
function isPinnedElsewhere({shots}: Lock, format: FormatId, {key}: LockedShot): boolean {
  return Object.values(shots).some((formats) => {
    const other = formats[format];
    return other?.pinned === true && other.key === key;
  });
}

/** What a plan is of: a film, whose shots stand alone at their addresses, or one film with many rows of props. */
export type PlanSubject = 'film' | 'rows';

export function bindShot(step: ClipStep, record: ArtifactRecord, subject: PlanSubject): LockBinding {
  const {address, format} = step;
  return {
    kind: subject === 'film' ? 'shot' : 'row-shot',
    address,
    format,
    shot: lockedShot(step, record),
  };
}

/** A clip as the lock has it. */
export function lockedShot({request}: Pick<ClipStep, 'request'>, record: ArtifactRecord): LockedShot {
  return {
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
  };
}

export function bindCharacter(
  {address, format}: Step,
  {key, madeAt}: ArtifactRecord,
  handle: CharacterHandle,
): LockBinding {
  return {kind: 'character', address, format, character: {key, handle, madeAt}};
}
