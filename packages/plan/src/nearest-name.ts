import {distance} from 'fastest-levenshtein';

/** The name that was probably meant, or `null` where none is near. Case does not count. */
export function nearestName(name: string, names: readonly string[]): string | null {
  const [best] = names
    .map((candidate) => ({candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase())}))
    .toSorted((a, b) => a.edits - b.edits);
  if (best === undefined) return null;
  return best.edits <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : null;
}
