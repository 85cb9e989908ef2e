import {textWidth} from './text-width.ts';

export type FitOptions = {
  /** Room for a line, in pixels. */
  readonly width: number;
  /** Lines at most. */
  readonly lines: number;
  readonly largest: number;
  /** Another line is taken rather than going below this. */
  readonly preferred: number;
  readonly smallest: number;
};

/**
 * The font size, in pixels, at which text breaks into few lines and its longest word fits into one. A word that
 * would have to be smaller than `smallest` is broken by the browser.
 */
export function fitText(text: string, options: FitOptions): number {
  const {width, lines, largest, preferred, smallest} = options;
  const words = text.split(/\s+/).filter((word) => word !== '');
  const byWord = width / Math.max(...words.map(textWidth), 0.1);
  const byLines = (count: number): number => {
    // A balanced line is never filled to its end.
    const perLine = (textWidth(text) / count) * (count > 1 ? 1.15 : 1);
    return Math.min(largest, byWord, width / Math.max(perLine, 0.1));
  };
  const counts = Array.from({length: Math.max(1, lines)}, (_, index) => index + 1);
  const size = counts.map(byLines).find((found) => found >= Math.min(preferred, byWord)) ?? byLines(lines);
  return Math.max(smallest, Math.floor(size));
}
