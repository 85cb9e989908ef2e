const marker: unique symbol = Symbol.for('matchcut.engine-error') as never;

/**
 * The closed set of what can go wrong with an engine, and the only place that says what may be tried again.
 * `lost-answer` may not: the job might exist, and a blind repeat would be billed twice.
 */
export const engineErrors = {
  'engine-unreachable': {
    isRetryable: true,
    hint: "Check the network and the engine's address, then run again.",
  },
  'engine-busy': {isRetryable: true, hint: 'The engine asks to slow down; the run goes on by itself.'},
  'engine-lost-answer': {
    isRetryable: false,
    hint: 'The job may have been created. Look for it at the provider before asking again.',
  },
  'engine-refused-request': {isRetryable: false, hint: 'Change what the message names; nothing was made.'},
  'engine-refused-prompt': {isRetryable: false, hint: 'Change the prompt; the engine will not make it.'},
  'engine-job-failed': {isRetryable: false, hint: 'Ask for another take with --replace.'},
  'engine-job-stuck': {
    isRetryable: false,
    hint: 'The job is still known and paid for. Run again later: it is taken up where it stands.',
  },
  'engine-job-unknown': {
    isRetryable: false,
    hint: 'The engine no longer knows the job; make the clip again.',
  },
  'engine-unauthorised': {isRetryable: false, hint: 'Check the API key in the environment.'},
  'engine-misconfigured': {
    isRetryable: false,
    hint: "Change what the message names among the engine's options or in the environment.",
  },
  'engine-bad-input': {isRetryable: false, hint: 'Check the file that the message names.'},
  'engine-bad-result': {
    isRetryable: false,
    hint: 'What came back is not what was asked for; see the message.',
  },
} as const satisfies Record<string, {isRetryable: boolean; hint: string}>;

export type EngineErrorCode = keyof typeof engineErrors;

/** The one error that engines throw. */
export class EngineError extends Error {
  readonly [marker] = true;
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  readonly hint: string;
  readonly isRetryable: boolean;
  /** When to try again, where the engine said so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: EngineErrorCode,
    message: string,
    details: {readonly cause?: unknown; readonly hint?: string; readonly retryAfterMs?: number} = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint ?? engineErrors[code].hint;
    this.isRetryable = engineErrors[code].isRetryable;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is EngineError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
