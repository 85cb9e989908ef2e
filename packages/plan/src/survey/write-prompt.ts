import type {StyleWords} from './style-words.ts';

/** What the engine reads: the author's text, then the looks of those it can't be given, then the styles. */
export function writePrompt(
  text: string,
  {prompts, palette, negatives}: StyleWords,
  described: readonly {readonly name: string; readonly look: string | null}[],
): string {
  const looks = described.filter(({look}) => look !== null).map(({name, look}) => `${name}: ${look}.`);
  return [
    text,
    ...looks,
    ...line('Style', prompts.join('; ')),
    ...line('Palette', palette.join(', ')),
    ...line('Without', negatives.join('; ')),
  ].join('\n');
}

function line(name: string, words: string): readonly string[] {
  return words === '' ? [] : [`${name}: ${words}`];
}
