import {hasCharacter, parseRanges, type CharacterRanges} from './character-ranges.ts';
import {packagedCharacters} from './packaged-characters.ts';

/** Nothing is drawn for these, whatever the font. */
const invisible = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Every font here has these. */
const ascii = /^[\u0020-\u007e\s]*$/;

/**
 * The characters of a text that none of the fonts has which come with Matchcut, nor any of the film's; each once, in
 * order. The film's are asked only for what is left.
 */
export function findUncovered(text: string, filmFonts: () => Iterable<CharacterRanges>): readonly string[] {
  if (ascii.test(text)) return [];
  // Composed, as fonts have it: text is drawn so where it can be.
  let left = [...new Set(text.normalize('NFC'))].filter(
    (character) => !invisible.test(character) && !hasCharacter(packaged(), character),
  );
  if (left.length === 0) return left;
  for (const ranges of filmFonts()) {
    left = left.filter((character) => !hasCharacter(ranges, character));
    if (left.length === 0) break;
  }
  return left;
}

let parsed: CharacterRanges | null = null;

function packaged(): CharacterRanges {
  return (parsed ??= parseRanges(packagedCharacters));
}
