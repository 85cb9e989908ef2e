import type {CSSProperties} from 'react';

/** By the first letter, as Unicode says. */
export function isRightToLeft(text: string): boolean {
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  return /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u.test(first);
}

/**
 * For whatever holds a text: without it words that are laid out one by one, signs and numbers stand in the order of
 * English. Nothing where that is right.
 */
export function directionOf(text: string): CSSProperties {
  return isRightToLeft(text) ? {direction: 'rtl'} : {};
}
