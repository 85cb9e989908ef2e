import type {Colour} from '../colour/colour.ts';
import {colourWords} from '../colour/colour-words.ts';
import {tokens} from './tokens.ts';

/** A word that was looked for, with the colour that stands right before it. */
export type Described<Name extends string> = {
  readonly name: Name;
  readonly word: string;
  readonly at: number;
  readonly colour: Colour | null;
};

const compounds: readonly (readonly [RegExp, string])[] = [
  [/\brain[\s-]coat/gi, 'raincoat'],
  [/\blab[\s-]coat/gi, 'labcoat'],
  [/\btrench[\s-]coat/gi, 'trenchcoat'],
  [/\bbow[\s-]tie/gi, 'bowtie'],
  [/\bt-shirt/gi, 'tshirt'],
  [/\bspace[\s-]suit/gi, 'spacesuit'],
  [/\bboiler[\s-]suit/gi, 'boilersuit'],
];

/** The words of a look; words that only mean something together are joined. */
export function lookWords(look: string): readonly string[] {
  return tokens(compounds.reduce((text, [pattern, joined]) => text.replaceAll(pattern, joined), look));
}

/** Names, each with the words that mean it. */
export type WordTable<Name extends string> = Readonly<
  Record<Name, readonly string[] | {readonly words: readonly string[]}>
>;

/**
 * Finds known things in a look and the colour of each: in `a grey fox in a red raincoat` the fox is grey and
 * the raincoat red. A colour belongs to the next thing after it, at most three words on.
 */
export function described<Name extends string>(
  words: readonly string[],
  table: WordTable<Name>,
): readonly Described<Name>[] {
  const names = new Map<string, Name>();
  for (const name of Object.keys(table).filter((key): key is Name => key in table)) {
    const entry: readonly string[] | {readonly words: readonly string[]} = table[name];
    for (const word of 'words' in entry ? entry.words : entry) if (!names.has(word)) names.set(word, name);
  }
  return words.flatMap((word, at) => {
    const name = names.get(word) ?? names.get(word.replace(/s$/, ''));
    return name === undefined ? [] : [{name, word, at, colour: colourBefore(words, at)}];
  });
}

const between = new Set(['and', 'in', 'with', 'a', 'an', 'the', 'of', 'on']);

export function colourBefore(words: readonly string[], at: number): Colour | null {
  for (let back = 1; back <= 3; back++) {
    const word = words[at - back];
    if (word === undefined || between.has(word)) return null;
    const colour = colourWords[word];
    if (colour !== undefined) return colour;
  }
  return null;
}
