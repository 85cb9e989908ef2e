import {AV_OPT_SEARCH_CHILDREN} from 'node-av/constants';
import {Option, type CodecContext, type FormatContext} from 'node-av/lib';
import type {MediaOptions} from '../media.ts';
import {check} from './check.ts';

/**
 * Sets options on a context that is not open yet.
 *
 * Never through the dictionary of `open2Sync`: node-av 6.1.1 leaves it dangling there, which ends in a double free.
 * Besides, this way an option that does not exist is an error.
 */
export function setOptions(context: CodecContext | FormatContext, options: MediaOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const text = typeof value === 'boolean' ? String(Number(value)) : String(value);
    check(
      Option.set(context.getNative(), name, text, AV_OPT_SEARCH_CHILDREN),
      `set the option ${name} to ${text}`,
    );
  }
}
