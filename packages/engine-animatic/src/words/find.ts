/** The entry of a table whose pattern is met first in a text; the table's order breaks ties. */
export function findFirst<Name extends string>(
  text: string,
  table: readonly (readonly [name: Name, pattern: RegExp])[],
): Name | null {
  let found: {readonly name: Name; readonly at: number} | null = null;
  for (const [name, pattern] of table) {
    const at = text.search(pattern);
    if (at >= 0 && (found === null || at < found.at)) found = {name, at};
  }
  return found?.name ?? null;
}

/** A pattern that meets any of the words, whole, plural or not, in a padded text. */
export function anyOf(words: string): RegExp {
  return new RegExp(
    ` (?:${words
      .trim()
      .split(/\s*\|\s*/)
      .join('|')})(?:s|es)? `,
  );
}
