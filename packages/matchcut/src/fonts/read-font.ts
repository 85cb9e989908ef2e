import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type * as Fontkitten from 'fontkitten';
import {rangesOf, type CharacterRanges} from './character-ranges.ts';

/** Loaded with the first font, since most films bring none. */
const require = createRequire(import.meta.url);

/** The characters that a font file has glyphs for; `null` where it can't be read as a font. */
export function readFont(file: string): CharacterRanges | null {
  try {
    const {create} = require('fontkitten') as typeof Fontkitten;
    const font = create(readFileSync(file));
    return rangesOf('fonts' in font ? font.fonts.flatMap((one) => one.characterSet) : font.characterSet);
  } catch {
    return null;
  }
}

export function isFontFile(path: string): boolean {
  return /\.(?:woff2?|ttf|otf|ttc)$/i.test(path);
}
