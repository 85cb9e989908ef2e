/**
 * The name that was probably meant: the one that the fewest edits make of what was written.
 *
 * @returns `null` if all are too far away to be a slip of the finger.
 */
export function closestName(written: string, names: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(written.length / 3));
  const ranked = names
    .map((name) => ({name, edits: editDistance(written.toLowerCase(), name.toLowerCase())}))
    .filter(({edits}) => edits <= limit)
    .toSorted((a, b) => a.edits - b.edits);
  return ranked[0]?.name ?? null;
}

/** Levenshtein's distance. */
function editDistance(from: string, to: string): number {
  let row = Array.from({length: to.length + 1}, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
