import {digestBytes, stepKey, type Lock, type LockedShot} from '@matchcut/plan';
import * as fc from 'fast-check';
import type {LockEntry} from '../lock-entries.ts';

/** A shot as a lock has it, made up from a name. */
export function lockedShot(name: string, more: Partial<LockedShot> = {}): LockedShot {
  return {
    key: stepKey('clip', {name}),
    take: 1,
    digest: digestBytes(Buffer.from(name)),
    sizeBytes: name.length,
    engine: 'animatic',
    model: 'animatic',
    job: null,
    upstream: null,
    usd: 0,
    madeAt: '2026-11-22T10:00:00.000Z',
    ...more,
  };
}

/** Where something may stand in a lock. Few places, so that what changes is often side by side. */
export type Place = Pick<LockEntry, 'kind' | 'address' | 'format'>;

const addresses = ['f/a', 'f/b', 'f/b/continue-1', 'f/c', 'f/d', 'g/a'] as const;

const arbitraryPlace: fc.Arbitrary<Place> = fc.record({
  kind: fc.constantFrom('shot', 'shot', 'shot', 'row-shot', 'character'),
  address: fc.constantFrom(...addresses),
  format: fc.constantFrom('16:9', '9:16'),
});

/** What becomes of a place: it is bound to something, or to nothing. */
export type Change = {readonly place: Place; readonly shot: LockedShot | null};

/** No two requests have one key, and no two clips one digest. */
const arbitraryShot = fc.record({name: fc.string(), take: fc.nat(3), pinned: fc.boolean()}).map(
  ({name, take, pinned}) =>
    ({kind, address, format}: Place): LockedShot =>
      lockedShot([kind, address, format, name, take].join(), {
        take: take + 1,
        ...(pinned && {pinned: true}),
      }),
);

/** What two people do to a lock that both have, each in places of their own. */
export type DisjointChanges = {
  readonly base: Lock;
  readonly one: readonly Change[];
  readonly other: readonly Change[];
};

/** The same for people who work on scenes of their own, and remove nothing, as Matchcut never does. */
export const arbitrarySceneChanges: fc.Arbitrary<DisjointChanges> = fc
  .tuple(arbitraryChanges(false), fc.subarray<string>([...addresses]))
  .map(([{base, one, other}, mine]) => {
    const changes = [...one, ...other];
    const isMine = ({place}: Change): boolean => mine.includes(place.address);
    return {base, one: changes.filter(isMine), other: changes.filter((change) => !isMine(change))};
  });

export function arbitraryChanges(canRemove: boolean): fc.Arbitrary<DisjointChanges> {
  const shot = canRemove ? fc.option(arbitraryShot, {freq: 5}) : arbitraryShot;
  const change = fc
    .record({place: arbitraryPlace, shot, who: fc.constantFrom('base', 'one', 'other')})
    .map((made) => ({...made, shot: made.shot?.(made.place) ?? null}));
  return fc
    .tuple(
      fc.array(
        fc
          .record({place: arbitraryPlace, shot: arbitraryShot})
          .map(({place, shot: at}) => ({place, shot: at(place)})),
      ),
      fc.uniqueArray(change, {selector: ({place}) => Object.values(place).join()}),
    )
    .map(([before, changes]) => ({
      base: withChanges({version: 1, shots: {}, cast: {}}, before),
      one: changes.filter(({who}) => who === 'one'),
      other: changes.filter(({who}) => who === 'other'),
    }));
}

/** A lock after changes. Written without the code that is tested. */
export function withChanges(lock: Lock, changes: readonly Change[]): Lock {
  return changes.reduce(withChange, lock);
}

function withChange(lock: Lock, {place: {kind, address, format}, shot}: Change): Lock {
  switch (kind) {
    case 'shot':
      return {...lock, shots: put(lock.shots, address, format, shot)};
    case 'row-shot': {
      const {rows = {}, ...rest} = lock;
      const after = put(rows, address, format, shot === null ? null : [shot]);
      return Object.keys(after).length === 0 ? rest : {...rest, rows: after};
    }
    case 'character': {
      const handle = {engine: 'sora', name: 'Mara', id: shot?.key ?? '', state: {}};
      const character = shot && {key: shot.key, handle, madeAt: shot.madeAt};
      return {...lock, cast: put(lock.cast, address, format, character)};
    }
  }
}

type Section<T> = {readonly [address: string]: {readonly [format in LockEntry['format']]?: T}};

function put<T>(
  section: Section<T>,
  address: string,
  format: LockEntry['format'],
  value: T | null,
): Section<T> {
  const {[format]: _, ...others} = section[address] ?? {};
  const formats = value === null ? others : {...others, [format]: value};
  const {[address]: __, ...rest} = section;
  return Object.keys(formats).length === 0 ? rest : {...rest, [address]: formats};
}
