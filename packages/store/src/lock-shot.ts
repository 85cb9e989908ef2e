import type {FormatId, Lock, LockedCharacter, LockedShot} from '@matchcut/plan';

/** The lock with one shot bound, or the same lock where it is bound so already. */
export function lockShot(lock: Lock, address: string, format: FormatId, shot: LockedShot): Lock {
  const formats = lock.shots[address] ?? {};
  const before = formats[format];
  if (before && isSame(before, shot)) return lock;
  return {...lock, shots: {...lock.shots, [address]: {...formats, [format]: shot}}};
}

/**
 * The lock with a shot of a row of props bound: beside those of other rows at its address, and not at all where the
 * film itself has bound the same one.
 */
export function lockRowShot(lock: Lock, address: string, format: FormatId, shot: LockedShot): Lock {
  const own = lock.shots[address]?.[format];
  if (own?.key === shot.key && own.digest === shot.digest) return lock;
  const rows = lock.rows?.[address]?.[format] ?? [];
  const others = rows.filter(({key}) => key !== shot.key);
  return {
    ...lock,
    rows: {...lock.rows, [address]: {...lock.rows?.[address], [format]: [...others, shot]}},
  };
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
    one.pinned === other.pinned &&
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
