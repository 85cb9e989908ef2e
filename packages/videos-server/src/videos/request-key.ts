import {createHash} from 'node:crypto';

/** The same for requests that ask for the same thing. */
export function requestKey(request: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
