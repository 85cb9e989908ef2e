import type {Address} from '@matchcut/plan';

/** An address as people read it, where the film is known: `commute/cast/the%20umbrella` is `the umbrella`. */
export function shortAddress(address: Address, film: string): string {
  const inside = address.startsWith(`${film}/`) ? address.slice(film.length + 1) : address;
  return decode(inside.replace(/@.*$/, '').replace(/^cast\//, ''));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
