import {errno} from './errno.ts';
import {StoreError} from './store-error.ts';

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/**
 * What a failed write means to a user; an error that is none of the disk's is handed back as it is.
 * `doing` completes "… while" and "… in .matchcut failed": `storing a clip`.
 */
export function diskError(error: unknown, doing: string, path: string): Error {
  const code = errno(error);
  if (code !== null && full.has(code))
    return new StoreError('store-disk-full', `The disk is full: ${doing} in ${path} failed.`, {cause: error});
  if (code !== null && forbidden.has(code))
    return new StoreError('store-unwritable', `${path} can't be written (${code}) while ${doing}.`, {
      cause: error,
    });
  return error instanceof Error ? error : new Error(String(error));
}
