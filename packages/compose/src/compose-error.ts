const marker: unique symbol = Symbol.for('matchcut.compose-error') as never;

/** The closed set of what can go wrong on the way from clips to the cut, with what to do. */
export const composeErrors = {
  'clip-unfit':
    'The clip is not what was asked for. It is paid for and stays where it is; another take, with --replace and its address, is paid for again.',
  'clip-too-short':
    'The clip ends before the shot does. Ask for another take with --replace, or shorten the shot.',
  'result-unfit':
    'What is stored is not what the step makes. It is dropped and made again; where that fails, report it.',
  'input-missing': 'A file that the step needs is not in the store. Run again: it will be made anew.',
  'other-version': 'Make a new plan: each version of Matchcut carries out its own.',
  'not-yet': 'Matchcut cannot compose this yet; see the message for what to take out.',
  'overlay-bundle-failed': 'Fix the code that the message names; overlays are bundled for the browser.',
  'overlay-failed': 'Fix the overlay; the message has its own error.',
  'overlay-sound': 'Sound inside overlays is not mixed. Use <Audio> of Matchcut, or mute the video.',
  'browser-missing': 'No browser to draw overlays with; `matchcut doctor` says what is missing.',
  'painter-died': 'The browser that draws overlays ended. Run again; everything finished so far is kept.',
  'compose-cancelled': 'Run again to go on.',
} as const satisfies Record<string, string>;

export type ComposeErrorCode = keyof typeof composeErrors;

/** The one error that this package throws, besides the `MediaError` of the jobs that it starts. */
export class ComposeError extends Error {
  readonly [marker] = true;
  override readonly name = 'ComposeError';
  readonly code: ComposeErrorCode;
  readonly hint: string;

  constructor(
    code: ComposeErrorCode,
    message: string,
    details: {readonly cause?: unknown; readonly hint?: string} = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint ?? composeErrors[code];
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is ComposeError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}

/** Takes a code that came from another process. */
export function isComposeErrorCode(code: string): code is ComposeErrorCode {
  return Object.hasOwn(composeErrors, code);
}
