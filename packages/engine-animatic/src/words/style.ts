import {colourWords} from '../colour/colour-words.ts';
import {anyOf} from './find.ts';

/** What a film's look does to a palette. */
export type Style = {
  /** Colour words of a split tone, as `teal and amber`. */
  readonly hues: readonly string[];
  /** Multiplies chroma. */
  readonly chroma: number;
  /** Moves lightness. */
  readonly lightness: number;
};

/** Whether a style differs from a plain one. */
export function saysStyle({hues, chroma, lightness}: Style): boolean {
  return hues.length > 0 || chroma !== 1 || lightness !== 0;
}

export const plainStyle: Style = {hues: [], chroma: 1, lightness: 0};

/**
 * Reads the look out of a prompt. Colours count only where they are said of the picture (`teal and amber`,
 * `amber tones`, `blue palette`), since `a red raincoat` says nothing of the light.
 */
export function readStyle(text: string): Style {
  const monochrome = anyOf('monochrome|black and white|noir|greyscale|grayscale').test(text);
  const names = Object.keys(colourWords).join('|');
  const pair = new RegExp(
    ` (${names}) and (${names})(?= (?:tone|palette|light|grade|[0-9]|film|look)| $)`,
  ).exec(text);
  const single = new RegExp(` (${names}) (?:tones?|palette|light|lighting|grade|tint|hues?|wash) `).exec(
    text,
  );
  const hues = [pair?.[1], pair?.[2], single?.[1]].filter((hue) => hue !== undefined);
  const muted = anyOf('muted|desaturated|faded|bleak|washed out|subdued').test(text);
  const vivid = anyOf('vivid|saturated|colourful|colorful|vibrant|bold').test(text);
  const pastel = anyOf('pastel|soft palette|dreamy').test(text);
  return {
    hues: monochrome ? [] : hues,
    chroma: monochrome ? 0 : muted ? 0.72 : vivid ? 1.3 : pastel ? 0.8 : 1,
    lightness: pastel ? 0.05 : anyOf('dark|low key|moody').test(text) ? -0.05 : 0,
  };
}
