/** A set that forgets its oldest entries. */
export type Recent = {
  /** False where it was there already. */
  add(entry: string): boolean;
  /** Takes it out; false where it was not there. */
  take(entry: string): boolean;
};

export function createRecent(most: number): Recent {
  const entries = new Set<string>();
  return {
    add(entry) {
      if (entries.has(entry)) return false;
      entries.add(entry);
      const [oldest] = entries;
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
      return true;
    },
    take: (entry) => entries.delete(entry),
  };
}
