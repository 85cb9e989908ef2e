/** Scripts that write words without blanks between them. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const letter = /[\p{L}\p{N}]/u;

/** Whether a name stands in a text as a word of its own. */
export function isMentioned(name: string, text: string): boolean {
  return findName(name, text) !== -1;
}

/**
 * The names that a text mentions, in the order in which it first does. Of names that lie over one another the longest
 * is meant: `Old Mara` is not Mara.
 */
export function mentionedNames(names: Iterable<string>, text: string): readonly string[] {
  const longestFirst = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  const found: {readonly name: string; readonly at: number}[] = [];
  let rest = text;
  for (const name of longestFirst) {
    const first = findName(name, rest);
    if (first === -1) continue;
    found.push({name, at: first});
    for (let at = first; at !== -1; at = findName(name, rest))
      rest = `${rest.slice(0, at)}${'\n'.repeat(name.length)}${rest.slice(at + name.length)}`;
  }
  return found.toSorted((a, b) => a.at - b.at).map(({name}) => name);
}

function findName(name: string, text: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text[at + name.length] ?? '';
    if (!joins(before, name[0] ?? '') && !joins(name.at(-1) ?? '', after)) return at;
  }
  return -1;
}

/** Whether two characters side by side are parts of one word. */
function joins(before: string, after: string): boolean {
  return letter.test(before) && letter.test(after) && !unspaced.test(before) && !unspaced.test(after);
}
