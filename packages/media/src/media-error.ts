const marker: unique symbol = Symbol.for('matchcut.media-error') as never;

/** The closed set of what can go wrong with media files and the backend. */
export const mediaErrors = {
  'media-backend-missing': "Install the project's packages again; `matchcut doctor` says what is missing.",
  'media-unreadable': 'Check that the file is a complete video, sound or image file.',
  'media-failed': "The message has FFmpeg's own words.",
  'media-wrong-length': 'The file does not hold what it should; make it again.',
  'media-worker-died': 'The job can be run again.',
  'media-disk-full': 'Free some space and run again; everything finished so far is kept.',
  'media-unwritable': 'Check that the folder exists and may be written to.',
  'media-cancelled': 'Run again to go on.',
} as const satisfies Record<string, string>;

export type MediaErrorCode = keyof typeof mediaErrors;

export function isMediaErrorCode(code: string): code is MediaErrorCode {
  return Object.hasOwn(mediaErrors, code);
}

/** The one error that media jobs throw. */
export class MediaError extends Error {
  readonly [marker] = true;
  override readonly name = 'MediaError';
  readonly code: MediaErrorCode;
  readonly hint: string;

  constructor(code: MediaErrorCode, message: string, details: {readonly cause?: unknown} = {}) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = mediaErrors[code];
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is MediaError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
