import {textWidth} from '../text-width.ts';

// Scripts whose characters fill the square.
const square = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u;
const narrow = /\p{sc=Arab}/u;
/** Marks that stand over or under the letter before them, and what has no width at all. */
const none = /[\p{M}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** A square character counts as so many letters: subtitlers give a line 42 Latin letters or 16 characters of Chinese or Japanese. */
const squareColumns = 42 / 16;

/** How long a line is in letters, as subtitlers count. */
export function columnsOf(text: string): number {
  return sumOf(text, (character) => (square.test(character) ? squareColumns : 1));
}

/** How wide a line is in ems at most. Nothing is measured: a measurement would need a browser. */
export function emsOf(text: string): number {
  return sumOf(text, (character) => {
    if (square.test(character)) return 1.02;
    // Captions are lighter and narrower than the titles whose widths `textWidth` knows.
    return narrow.test(character) ? 0.47 : textWidth(character) * 0.86;
  });
}

function sumOf(text: string, widthOf: (character: string) => number): number {
  let sum = 0;
  for (const character of text) sum += none.test(character) ? 0 : widthOf(character);
  return sum;
}
