const marker: unique symbol = Symbol.for('matchcut.videos-server-error') as never;

/** What can keep the server from starting. Names are permanent. */
export const serverErrors = {
  'server-port-in-use': 'Stop what listens there, or choose another port; 0 finds a free one.',
  'server-bad-host': 'Give an address of this machine: 127.0.0.1, or 0.0.0.0 for all of them.',
  'server-directory-in-use': 'Stop the other server, or give this one a directory of its own.',
  'server-state-newer': 'It was written by a newer Matchcut. Update, or use a directory of its own.',
  'server-state-unreadable': 'Move the directory aside; the server begins a new one.',
  'server-bad-webhook': 'Give it an http URL of this machine, and a secret of `whsec_` and base64.',
  'server-bad-faults': 'The message says which fault is wrong and how.',
} as const satisfies Record<string, string>;

export type ServerErrorCode = keyof typeof serverErrors;

/** The one error that starting a server throws. */
export class ServerError extends Error {
  readonly [marker] = true;
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  readonly hint: string;

  constructor(code: ServerErrorCode, message: string, details: {readonly cause?: unknown} = {}) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = serverErrors[code];
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is ServerError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
