/** Long texts are told apart by their beginnings, or by `{row}`. */
const mostLetters = 60;

/**
 * A text as part of a file name: small letters and digits of any script, hyphens between them, and Latin letters
 * without their accents. `São Paulo, 2026` is `sao-paulo-2026`, and `東京` stays what it is.
 */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    // Only the accents of Latin, Greek and Cyrillic: the marks of other scripts are vowels.
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
  const joined = plain.replaceAll(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-');
  segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
  const letters = [...segmenter.segment(trim(joined))].map(({segment}) => segment);
  return trim(letters.slice(0, mostLetters).join(''));
}

/** What a reader takes for one letter may be several characters. Takes 12 ms to make, which few commands need. */
let segmenter: Intl.Segmenter | undefined;

function trim(text: string): string {
  return text.replaceAll(/^-+|-+$/g, '');
}
