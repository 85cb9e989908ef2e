/** Ascending, each from its first to its last code point. */
export type CharacterRanges = readonly (readonly [first: number, last: number])[];

/** CSS's `unicode-range`: `U+0-FF, U+131, U+4??`. */
export function parseRanges(text: string): CharacterRanges {
  return [...text.matchAll(/U\+([\da-f?]{1,6})(?:-([\da-f]{1,6}))?/gi)]
    .map(([, first = '', last]): readonly [number, number] => [
      Number.parseInt(first.replaceAll('?', '0'), 16),
      Number.parseInt(last ?? first.replaceAll('?', 'f'), 16),
    ])
    .toSorted(([a], [b]) => a - b);
}

export function rangesOf(codePoints: Iterable<number>): CharacterRanges {
  const ranges: [number, number][] = [];
  for (const code of [...new Set(codePoints)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

export function writeRanges(ranges: CharacterRanges): string {
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',');
}

export function hasCharacter(ranges: CharacterRanges, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => first <= code && code <= last);
}
