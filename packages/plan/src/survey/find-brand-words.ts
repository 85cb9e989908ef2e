import {foldSpace} from '../prompt.ts';

/** Of some words and phrases, those that a text has as whole words, in whatever case; as they were given. */
export function findBrandWords(text: string, words: readonly string[]): readonly string[] {
  const folded = fold(text);
  return words.filter((word) => hasWord(folded, fold(word)));
}

function fold(text: string): string {
  return foldSpace(text.normalize('NFC')).toLowerCase();
}

/** Letters of scripts that write no spaces part no words, so that there a word is found anywhere. */
const joins = /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}])[\p{L}\p{M}\p{N}]/u;

function hasWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!areJoined(text, at) && !areJoined(text, end)) return true;
  }
  return false;
}

/** Whether the characters on both sides of a place belong to one word. */
function areJoined(text: string, at: number): boolean {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
  return joins.test(before) && joins.test(text.slice(at, at + 2));
}
