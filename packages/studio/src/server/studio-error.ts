const marker: unique symbol = Symbol.for('matchcut.studio-error') as never;

/** What can keep the studio from starting, and what it refuses. Names are permanent. */
export const studioErrors = {
  'studio-port-in-use': {
    status: 500,
    hint: 'Stop what listens there, or choose another port; without one the next free one is taken.',
  },
  'studio-bad-port': {
    status: 500,
    hint: 'A port is a number from 1 to 65535 that your user may listen on; 0 finds one.',
  },
  'studio-bad-host': {
    status: 500,
    hint: 'Give a loopback address: 127.0.0.1, ::1 or localhost. To see it from elsewhere, forward the port.',
  },
  'studio-bad-token': {
    status: 500,
    hint: 'Give none, for a random one; or 32 and more letters, digits, `-` and `_`.',
  },
  'studio-page-missing': {status: 500, hint: 'Install Matchcut again; in its workspace, run `pnpm build`.'},
  'studio-page-build-failed': {
    status: 500,
    hint: 'The message says what is wrong in the sources of the page.',
  },
  'studio-foreign-host': {
    status: 403,
    hint: 'Open the studio under the address that `matchcut studio` printed; the name has to be one of this machine.',
  },
  'studio-foreign-origin': {status: 403, hint: 'Only the pages of the studio itself may ask for this.'},
  'studio-no-token': {status: 401, hint: 'Open the link that `matchcut studio` printed.'},
  'studio-wrong-token': {
    status: 401,
    hint: 'It is not this project’s token. Open the link that `matchcut studio` printed last.',
  },
  'studio-no-session': {status: 401, hint: 'Open the link that `matchcut studio` printed.'},
  'studio-bad-http': {status: 400, hint: 'The message says what is wrong with the request.'},
  'studio-bad-request': {
    status: 400,
    hint: 'The message says which field is wrong. Where the page itself asked this, reload it.',
  },
  'studio-not-json': {status: 415, hint: 'Send `application/json`.'},
  'studio-too-large': {status: 413, hint: 'Orders are small; look at what the props hold.'},
  'studio-bad-range': {status: 416, hint: 'Ask for a range in the file, or for the whole of it.'},
  'studio-no-such-path': {status: 404, hint: 'The table in `protocol.ts` has all that there is.'},
  'studio-no-such-film': {status: 404, hint: 'It may have been renamed or removed; go back to the list.'},
  'studio-no-such-shot': {status: 404, hint: 'It may have been renamed or removed; look at the film again.'},
  'studio-no-such-run': {status: 404, hint: 'Look at the list of runs again.'},
  'studio-no-such-file': {
    status: 404,
    hint: 'It is not in the store or the public folder any more, or never was.',
  },
  'studio-no-such-frame': {status: 404, hint: 'Look at the film again: it may be shorter by now.'},
  'studio-crashed': {
    status: 500,
    hint: 'This is a mistake of the studio. What it did last is in the terminal.',
  },
} as const satisfies Record<string, {readonly status: number; readonly hint: string}>;

export type StudioErrorCode = keyof typeof studioErrors;

/** The one error of the studio's server: starting it throws this, and a request that it refuses is answered with it. */
export class StudioError extends Error {
  readonly [marker] = true;
  override readonly name = 'StudioError';
  readonly code: StudioErrorCode;
  readonly hint: string;
  /** Of HTTP. */
  readonly status: (typeof studioErrors)[StudioErrorCode]['status'];
  /** That the answer has besides. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: StudioErrorCode,
    message: string,
    details: {readonly cause?: unknown; readonly headers?: Readonly<Record<string, string>>} = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = studioErrors[code].hint;
    this.status = studioErrors[code].status;
    this.headers = details.headers ?? {};
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is StudioError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
