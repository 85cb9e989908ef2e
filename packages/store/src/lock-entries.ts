import {formatIds, type FormatId, type Lock, type LockedCharacter, type LockedShot} from '@matchcut/plan';

/** One thing that a lock binds: a clip, or a character's handle. */
export type LockEntry =
  | {
      /** Of the film itself, or of a row of props. */
      readonly kind: 'shot' | 'row-shot';
      readonly address: string;
      readonly format: FormatId;
      readonly shot: LockedShot;
    }
  | {
      readonly kind: 'character';
      readonly address: string;
      readonly format: FormatId;
      readonly character: LockedCharacter;
    };

/** All that a lock binds, by what it is: of rows, many things stand at one address. */
export function entriesOf({shots, cast, rows = {}}: Lock): ReadonlyMap<string, LockEntry> {
  const entries: LockEntry[] = [
    ...flat(shots, (shot, place) => [{kind: 'shot', ...place, shot}]),
    ...flat(cast, (character, place) => [{kind: 'character', ...place, character}]),
    ...flat(rows, (list, place) => list.map((shot) => ({kind: 'row-shot', ...place, shot}))),
  ];
  return new Map(entries.map((entry) => [idOf(entry), entry]));
}

/** The lock that binds these. */
export function lockOfEntries(entries: Iterable<LockEntry>): Lock {
  const shots = places<LockedShot>();
  const cast = places<LockedCharacter>();
  const rows = places<LockedShot[]>();
  for (const entry of entries) {
    const {address, format} = entry;
    switch (entry.kind) {
      case 'shot':
        shots.at(address)[format] = entry.shot;
        break;
      case 'row-shot':
        (rows.at(address)[format] ??= []).push(entry.shot);
        break;
      case 'character':
        cast.at(address)[format] = entry.character;
        break;
      default:
        entry satisfies never;
    }
  }
  const withRows = rows.done();
  return {
    version: 1,
    shots: shots.done(),
    cast: cast.done(),
    ...(Object.keys(withRows).length > 0 && {rows: withRows}),
  };
}

function idOf(entry: LockEntry): string {
  const {kind, address, format} = entry;
  return [kind, address, format, ...(entry.kind === 'row-shot' ? [entry.shot.key] : [])].join('\n');
}

type Place = {readonly address: string; readonly format: FormatId};

function flat<T>(
  section: {readonly [address: string]: {readonly [format in FormatId]?: T}},
  entries: (value: T, place: Place) => readonly LockEntry[],
): readonly LockEntry[] {
  return Object.entries(section).flatMap(([address, formats]) =>
    formatEntries(formats).flatMap(([format, value]) => entries(value, {address, format})),
  );
}

function formatEntries<T>(formats: {readonly [format in FormatId]?: T}): readonly (readonly [FormatId, T])[] {
  return formatIds.flatMap((format) => {
    const value = formats[format];
    return value === undefined ? [] : [[format, value] as const];
  });
}

function places<T>(): {
  readonly at: (address: string) => {[format in FormatId]?: T};
  readonly done: () => {readonly [address: string]: {readonly [format in FormatId]?: T}};
} {
  const found = new Map<string, {[format in FormatId]?: T}>();
  return {
    at(address) {
      const formats = found.get(address) ?? {};
      found.set(address, formats);
      return formats;
    },
    done: () => Object.fromEntries(found),
  };
}
