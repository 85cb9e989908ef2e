import {diskError} from './disk-error.ts';
import {StoreError} from './store-error.ts';

// SQLite's own primary result codes, which Node passes on in `errcode`.
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** What a failed statement means to a user. */
export function journalError(error: unknown, path: string): Error {
  if (StoreError.is(error)) return error;
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : null;
  switch (code) {
    case sqlite.busy:
    case sqlite.locked:
      return new StoreError('journal-busy', `The journal ${path} is held by another process.`, {
        cause: error,
      });
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return new StoreError('journal-unreadable', `The journal ${path} is damaged.`, {cause: error});
    case sqlite.full:
    case sqlite.io:
      return new StoreError('store-disk-full', `The journal ${path} could not be written.`, {cause: error});
    case sqlite.readOnly:
    case sqlite.cannotOpen:
      return new StoreError('store-unwritable', `The journal ${path} can't be written.`, {cause: error});
    default:
      return diskError(error, 'opening the journal', path);
  }
}
