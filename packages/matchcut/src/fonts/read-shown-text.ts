import type {ShownContent} from '@matchcut/plan';
import type {FilmFonts} from './film-fonts.ts';
import {findUncovered} from './find-uncovered.ts';
import {markupText} from './markup-text.ts';

/** What an overlay shows as text, by the markup of all its frames. */
export function readShownText(frames: readonly string[], fonts: FilmFonts): Omit<ShownContent, 'missing'> {
  // Frames mostly differ in where things are, not in what they say.
  const texts = new Map([...new Set(frames)].map((html) => [markupText(html), html]));
  return {
    // What one frame ends with and the next begins with is no phrase.
    text: [...texts.keys()].join(' | '),
    uncovered: [...new Set([...texts].flatMap(([text, html]) => findUncovered(text, () => fonts.of(html))))],
  };
}
