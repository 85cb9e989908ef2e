import type {Address} from './step.ts';

const plainId = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** Ids stand in addresses, so they may not hold a slash, a blank or anything that shells or URLs mind. */
export function isPlainId(id: string): boolean {
  return plainId.test(id);
}

/** The next part of an address: an explicit id, else the React key, else kind and position. */
export function addressPart(id: string | undefined, key: string | null, kind: string, index: number): string {
  if (id !== undefined) return id;
  return key === null ? `${kind}-${index}` : encodeURIComponent(key);
}

export function joinAddress(parent: Address, part: string): Address {
  return `${parent}/${part}`;
}
