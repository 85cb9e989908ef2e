import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {scriptFonts} from '../overlays/caption-track/script-fonts.ts';
import {isStyle, styleFiles} from '../telling/style-files.ts';
import type {CharacterRanges} from './character-ranges.ts';
import {fontFacesIn} from './font-faces.ts';
import {isFontFile, readFont} from './read-font.ts';

const require = createRequire(import.meta.url);

export type FilmFonts = {
  /** The characters of each font that an overlay with this markup may be drawn with, cheapest to know first. */
  readonly of: (html: string) => Iterable<CharacterRanges>;
};

/**
 * The fonts that a film brings: those that its style sheets and modules import, those in its public folder, and those
 * of the kit's script fonts that markup names.
 *
 * @param files Of the film's code, styles and fonts.
 * @param packages That the code imports.
 */
export function filmFonts(
  files: readonly string[],
  packages: ReadonlySet<string>,
  publicDir: string,
): FilmFonts {
  // What those load comes from elsewhere, and may have any character.
  const isOpen = [...packages].some((name) => name.startsWith('@remotion/google-fonts'));
  const own = remember(() => (isOpen ? [everyCharacter] : [...ownFonts(files, publicDir)]));
  const sheet = new Map<string, readonly CharacterRanges[]>();
  return {
    *of(html) {
      for (const {family, folder} of scriptFonts) {
        if (!html.includes(family)) continue;
        const ranges = sheet.get(folder) ?? scriptRanges(folder);
        sheet.set(folder, ranges);
        yield* ranges;
      }
      yield* own();
    },
  };
}

const everyCharacter: CharacterRanges = [[0, 0x10_ff_ff]];

function* ownFonts(files: readonly string[], publicDir: string): Iterable<CharacterRanges> {
  for (const file of files.flatMap(sheetsOf)) {
    if (isStyle(file)) yield* sheetRanges(file);
    else if (isFontFile(file)) yield* fontRanges(file);
  }
  // Whatever loads them, in effects for instance.
  for (const file of publicFonts(publicDir)) yield* fontRanges(file);
}

/** Sheets tell which characters of their fonts count. */
function sheetsOf(file: string): readonly string[] {
  return isStyle(file) ? styleFiles(file).filter(isStyle) : [file];
}

/** The characters of a style sheet's fonts: as it says, else as their files do. */
function sheetRanges(file: string): readonly CharacterRanges[] {
  return fontFacesIn(readFileSync(file, 'utf8')).flatMap(({url, ranges}) => {
    if (ranges !== null) return [ranges];
    return url === null ? [] : fontRanges(resolve(dirname(file), url.replace(/[?#].*$/s, '')));
  });
}

function scriptRanges(folder: string): readonly CharacterRanges[] {
  return sheetRanges(require.resolve(`@fontsource-variable/${folder}/wght.css`));
}

function fontRanges(file: string): readonly CharacterRanges[] {
  const ranges = readFont(file);
  return ranges === null ? [] : [ranges];
}

function publicFonts(publicDir: string): readonly string[] {
  if (!existsSync(publicDir)) return [];
  return readdirSync(publicDir, {recursive: true, encoding: 'utf8'})
    .filter(isFontFile)
    .map((path) => join(publicDir, path));
}

function remember<T>(make: () => T): () => T {
  let made: {readonly value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}
