import {StoreError} from './store-error.ts';

/** One side's version of a file that git could not merge. */
export type ConflictSide = {
  /** What git calls it: `HEAD`, or the name of a branch. */
  readonly name: string;
  readonly text: string;
  /** The line of the file that a line of the text is. Both count from 1. */
  readonly lineInFile: (line: number) => number;
};

export type SplitConflict = {
  readonly ours: ConflictSide;
  readonly theirs: ConflictSide;
  /** What both come from, where git was asked to write it (`merge.conflictStyle` is `diff3`). */
  readonly base: ConflictSide | null;
};

type Part = 'all' | 'ours' | 'base' | 'theirs';

/** In which part a marker is legal, and which one it begins. */
const markers: readonly {readonly start: string; readonly from: readonly Part[]; readonly to: Part}[] = [
  {start: '<<<<<<<', from: ['all'], to: 'ours'},
  {start: '|||||||', from: ['ours'], to: 'base'},
  {start: '=======', from: ['ours', 'base'], to: 'theirs'},
  {start: '>>>>>>>', from: ['theirs'], to: 'all'},
];

/** Whether git has left a conflict in a text. */
export function hasConflict(text: string): boolean {
  return /^<{7}(?: |\r?$)/m.test(text);
}

/** The versions of both sides of a file with conflict markers. Throws `lock-unreadable` where a marker has no partner. */
export function splitConflict(text: string, path: string): SplitConflict {
  const sides = {ours: newSide('ours'), base: newSide('base'), theirs: newSide('theirs')};
  let part: Part = 'all';
  let openedAt = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const marker = markers.find(({start}) => isMarker(line, start));
    if (marker === undefined) {
      for (const [name, side] of Object.entries(sides))
        if (part === 'all' || part === name) side.add(line, index + 1);
      continue;
    }
    if (!marker.from.includes(part)) throw unpaired(path, index + 1, marker.start);
    if (part === 'all') openedAt = index + 1;
    // The last one ends what it names.
    const named = marker.to === 'all' ? 'theirs' : marker.to;
    if (marker.start !== '=======') sides[named].call(line.slice(marker.start.length).trim());
    part = marker.to;
  }
  if (part !== 'all') throw unpaired(path, openedAt, '<<<<<<<');
  const hasBase = text.split('\n').some((line) => isMarker(line, '|||||||'));
  return {
    ours: sides.ours.done(),
    theirs: sides.theirs.done(),
    base: hasBase ? sides.base.done() : null,
  };
}

/** No line of a lock file begins like that. */
function isMarker(line: string, start: string): boolean {
  return line.startsWith(start) && /^(?: |\r?$)/.test(line.slice(start.length));
}

function newSide(name: string): {
  readonly add: (line: string, number: number) => void;
  readonly call: (name: string) => void;
  readonly done: () => ConflictSide;
} {
  const lines: string[] = [];
  const numbers: number[] = [];
  let called = name;
  return {
    add(line, number) {
      lines.push(line);
      numbers.push(number);
    },
    call(given) {
      if (given !== '') called = given;
    },
    done: () => ({
      name: called,
      text: lines.join('\n'),
      lineInFile: (line) => numbers[line - 1] ?? numbers.at(-1) ?? line,
    }),
  };
}

function unpaired(path: string, line: number, marker: string): StoreError {
  return new StoreError(
    'lock-unreadable',
    `${path}:${line} has a conflict marker, ${marker}, without its others.`,
    {
      hint: 'Put the markers back as git wrote them: git checkout --merge matchcut.lock.json.',
    },
  );
}
