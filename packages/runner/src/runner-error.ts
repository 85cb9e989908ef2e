const marker: unique symbol = Symbol.for('matchcut.runner-error') as never;

/** What can go wrong with carrying a plan out, besides what engine, store and compositor tell. Permanent names. */
export const runnerErrors = {
  'plan-unusable': {hint: 'Make a new plan and run that.'},
  'frozen-missing': {hint: 'Run without --frozen to make them, or bring them into the store.'},
  'over-budget': {
    hint: 'Raise --max-cost, or the budget in matchcut.config.ts, or make less at a time with --target.',
  },
  'job-unknown': {
    hint: 'Look for the job at the provider. If it is not there, --retry-unknown asks again; it may cost twice.',
  },
  'in-batch': {
    hint: 'Bring its results with `matchcut batch collect`, or wait for them with render --batch.',
  },
  'batch-unknown': {
    hint: 'Look for the order at the provider. If it is not there, --retry-unknown orders again; it may cost twice.',
  },
  'batch-unanswered': {hint: 'Order it again, or make it with render.'},
  'no-batches': {hint: 'Use an engine that takes batches, or render without --batch.'},
  'artifact-unfit': {hint: 'Nothing to do: it is made again.'},
  'character-forgotten': {hint: 'Nothing to do: it is made again.'},
  'input-changed': {hint: 'A file of the project changed after planning. Run again.'},
  'input-missing': {hint: 'A file of the project is gone. Put it back and run again.'},
  'character-unreadable': {hint: 'Run again: the character is made again.'},
  'step-crashed': {hint: 'This is a defect. Run again with --log=verbose and report what it says.'},
} as const satisfies Record<string, {hint: string}>;

export type RunnerErrorCode = keyof typeof runnerErrors;

/** The one error of this package. */
export class RunnerError extends Error {
  readonly [marker] = true;
  override readonly name = 'RunnerError';
  readonly code: RunnerErrorCode;
  readonly hint: string;

  constructor(
    code: RunnerErrorCode,
    message: string,
    details: {readonly cause?: unknown; readonly hint?: string} = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint ?? runnerErrors[code].hint;
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is RunnerError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
