import {LRUCache} from 'lru-cache';
import type {ContentParts} from './content-parts.ts';
import type {OverlayShape} from './overlay-markup.ts';

/** Remembers something of contents of overlays, and finds it again for equal ones. */
export type AlikeContents<T> = {
  /** `null` where nothing is known of such content in this shape, or it can't be compared. */
  readonly find: (parts: ContentParts, shape: OverlayShape) => T | null;
  readonly keep: (parts: ContentParts, shape: OverlayShape, what: T) => void;
};

/** Enough for all overlays of a long film; a second of one may take a hundred kilobytes. */
const mostContents = 256;

/**
 * Contents are equal where their elements are of the same types, not only of types with the same names, and were
 * handed equal data. What was not looked for the longest is forgotten.
 */
export function createAlikeContents<T extends object | string | boolean>(
  most: number = mostContents,
): AlikeContents<T> {
  const known = new LRUCache<string, T>({max: most});
  const ids = new WeakMap<object, number>();
  let types = 0;

  const idOf = (type: object): number => {
    const id = ids.get(type) ?? (types += 1);
    ids.set(type, id);
    return id;
  };
  const nameOf = (parts: ContentParts, shape: OverlayShape): string | null =>
    parts.values === null || parts.touchesElements
      ? null
      : JSON.stringify([parts.types.map(idOf), parts.values, shape]);

  return {
    find(parts, shape) {
      const name = nameOf(parts, shape);
      return name === null ? null : (known.get(name) ?? null);
    },
    keep(parts, shape, what) {
      const name = nameOf(parts, shape);
      if (name !== null) known.set(name, what);
    },
  };
}
