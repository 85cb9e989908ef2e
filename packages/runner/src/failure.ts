import {runnerErrors} from './runner-error.ts';

/** An error as data, for events and results. */
export type Failure = {
  /** Permanent; from the catalogue of whichever package it came from. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Where it happened; only with `step-crashed`, which is a defect. */
  readonly stack?: string;
};

/** Every package's own errors have a code and a hint; anything else is a defect. */
export function describeFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (typeof error === 'object' && error !== null && 'code' in error && 'hint' in error) {
    const {code, hint} = error;
    if (typeof code === 'string' && typeof hint === 'string') return {code, message, hint};
  }
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    code: 'step-crashed',
    message,
    hint: runnerErrors['step-crashed'].hint,
    ...(stack !== undefined && {stack}),
  };
}
