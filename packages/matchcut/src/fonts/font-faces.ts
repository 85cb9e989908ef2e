import {parseRanges, type CharacterRanges} from './character-ranges.ts';

/** One `@font-face` rule, as far as it tells what characters there are. */
export type FontFace = {
  readonly family: string;
  /** The first file that it names, as it is written there. */
  readonly url: string | null;
  /** `null` where the file itself has to be asked. */
  readonly ranges: CharacterRanges | null;
};

/** The faces of a style sheet, or of markup with style sheets in it. */
export function fontFacesIn(text: string): readonly FontFace[] {
  return [...text.matchAll(/@font-face\s*\{([^}]*)\}/gi)].map(([, rule = '']) => {
    const ranges = /unicode-range\s*:\s*([^;]+)/i.exec(rule)?.[1];
    return {
      family: unquote(/font-family\s*:\s*([^;]+)/i.exec(rule)?.[1] ?? ''),
      url: /url\(\s*["']?([^"')]+)/i.exec(rule)?.[1] ?? null,
      ranges: ranges === undefined ? null : parseRanges(ranges),
    };
  });
}

function unquote(name: string): string {
  return name.trim().replace(/^["'](.*)["']$/s, '$1');
}
