const marker: unique symbol = Symbol.for('matchcut.store-error') as never;

/** Everything that can go wrong with what is kept: artifacts, journal, lock file. Names are permanent. */
export const storeErrors = {
  'store-corrupt': {
    hint: 'The bad file was dropped. Run again: the next plan makes it again.',
  },
  'store-missing': {
    hint: 'Run again: the next plan makes it again.',
  },
  'store-disk-full': {
    hint: 'Free some space and run again; nothing half-written was kept and nothing paid for is lost.',
  },
  'store-unwritable': {
    hint: 'Check that the folder that the message names may be written.',
  },
  'journal-unreadable': {
    hint: 'Move the file aside rather than deleting it: it knows of jobs that were paid for.',
  },
  'journal-newer': {
    hint: 'It was written by a newer Matchcut. Update, or use a project folder of its own.',
  },
  'journal-busy': {
    hint: 'Another Matchcut holds the journal. Wait for it to finish and run again.',
  },
  'lock-unreadable': {
    hint: 'Correct what the message names, or restore the file from version control.',
  },
  'lock-unwritable': {
    hint: 'Check that the file and its folder may be written.',
  },
} as const satisfies Record<string, {hint: string}>;

export type StoreErrorCode = keyof typeof storeErrors;

/** The one error of this package. */
export class StoreError extends Error {
  readonly [marker] = true;
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly hint: string;

  constructor(
    code: StoreErrorCode,
    message: string,
    details: {readonly cause?: unknown; readonly hint?: string} = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint ?? storeErrors[code].hint;
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is StoreError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
