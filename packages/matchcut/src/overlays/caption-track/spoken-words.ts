/** A part of a line that is spoken at one time; `word` is its number among the caption's words, or `null` where it is none. */
export type SpokenPart = {readonly text: string; readonly word: number | null};

/**
 * Lines of a caption in the parts that its timed words make of them. A line that says something else than the words do
 * stays in one part.
 */
export function spokenParts(
  lines: readonly string[],
  words: readonly {readonly text: string}[],
): readonly (readonly SpokenPart[])[] {
  let next = 0;
  return lines.map((line) => {
    const parts: SpokenPart[] = [];
    let rest = line;
    while (rest !== '') {
      const word = words[next]?.text.trim();
      if (word === '') {
        next += 1;
        continue;
      }
      const at = word === undefined ? -1 : rest.indexOf(word);
      if (word === undefined || at === -1) break;
      if (at > 0) parts.push({text: rest.slice(0, at), word: null});
      parts.push({text: word, word: next});
      rest = rest.slice(at + word.length);
      next += 1;
    }
    if (rest !== '') parts.push({text: rest, word: null});
    return parts;
  });
}

/** The number of the word that is spoken; `null` before the first. */
export function wordAt(words: readonly {readonly from: number}[], frame: number, fps: number): number | null {
  const last = words.findLastIndex(({from}) => Math.round(from * fps) <= frame);
  return last === -1 ? null : last;
}
