/** A part of a word that is said in one go. */
export type Syllable = {
  readonly vowel: 'a' | 'e' | 'i' | 'o' | 'u';
  /** Whether it begins with a breath of noise: s, sh, f, th, t, k. */
  readonly isHissed: boolean;
  readonly isStressed: boolean;
  /** Whether its phrase, or a part of it, ends with it. */
  readonly isLast: boolean;
  /** Of silence after it. */
  readonly pauseSeconds: number;
};

const light = new Set(['a', 'an', 'and', 'at', 'by', 'in', 'is', 'it', 'of', 'so', 'that', 'the', 'to']);
const pauses: Readonly<Record<string, number>> = {',': 0.16, '.': 0.26};

/** The syllables of an English phrase, near enough to be hummed. */
export function syllablesOf(text: string): readonly Syllable[] {
  const words = text.toLowerCase().split(/\s+/);
  return words.flatMap((written, order) => {
    const word = written.replaceAll(/[^a-z]/g, '');
    // An e that ends a word is silent, unless it is all there is.
    const spoken = /[aeiouy].*e$/.test(word) ? word.slice(0, -1) : word;
    const parts = [...spoken.matchAll(/([^aeiouy]*)([aeiouy]+)/g)];
    const pause = order === words.length - 1 ? 0 : (pauses[written.at(-1) ?? ''] ?? 0);
    return parts.map(([, onset = '', letters = 'e'], index): Syllable => {
      const ends = index === parts.length - 1;
      return {
        vowel: vowelOf(letters),
        isHissed: /[sfhtkcpx]/.test(onset),
        isStressed: index === 0 && !light.has(word),
        isLast: ends && (pause > 0 || order === words.length - 1),
        pauseSeconds: ends ? pause : 0,
      };
    });
  });
}

function vowelOf(letters: string): Syllable['vowel'] {
  switch (letters[0]) {
    case 'a':
    case 'e':
    case 'o':
    case 'u':
      return letters[0];
    default:
      return 'i';
  }
}
