import type {FormatId, Lock, LockedCharacter, LockedShot} from '@matchcut/plan';

/** The lock with one shot bound, or the same lock where it is bound so already. */
export function lockShot(lock: Lock, address: string, format: FormatId, shot: LockedShot): Lock {
  const formats = lock.shots[address] ?? {};
  const before = formats[format];
  if (before && isSame(before, shot)) return lock;
  return {...lock, shots: {...lock.shots, [address]: {...formats, [format]: shot}}};
}

/** The lock with the handle of a character or prop bound. */
export function lockCharacter(
  lock: Lock,
  address: string,
  format: FormatId,
  character: LockedCharacter,
): Lock {
  return {...lock, cast: {...lock.cast, [address]: {...lock.cast[address], [format]: character}}};
}

function isSame(one: LockedShot, other: LockedShot): boolean {
  return (
    one.key === other.key &&
    one.take === other.take &&
    one.digest === other.digest &&
    one.sizeBytes === other.sizeBytes &&
    one.engine === other.engine &&
    one.model === other.model &&
    one.job === other.job &&
    one.upstream === other.upstream &&
    one.usd === other.usd &&
    one.madeAt === other.madeAt
  );
}
