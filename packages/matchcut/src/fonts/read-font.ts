import {readFileSync} from 'node:fs';
import {create} from 'fontkitten';
import {rangesOf, type CharacterRanges} from './character-ranges.ts';

/** The characters that a font file has glyphs for; `null` where it can't be read as a font. */
export function readFont(file: string): CharacterRanges | null {
  try {
    const font = create(readFileSync(file));
    return rangesOf('fonts' in font ? font.fonts.flatMap((one) => one.characterSet) : font.characterSet);
  } catch {
    return null;
  }
}

export function isFontFile(path: string): boolean {
  return /\.(?:woff2?|ttf|otf|ttc)$/i.test(path);
}
