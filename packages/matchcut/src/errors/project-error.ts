import type {Diagnostic} from '@matchcut/plan';

const marker: unique symbol = Symbol.for('matchcut.project-error') as never;

/** Exit codes of the command line; every other error ends with 1. */
export const exitCodes = {
  done: 0,
  error: 1,
  workToDo: 2,
  frozen: 3,
  overBudget: 4,
  refusedPrompt: 5,
  interrupted: 130,
} as const;

/** What can be wrong with a project or with what was asked of it, each with an exit code. Names are permanent. */
export const projectErrors = {
  'bad-usage': exitCodes.error,
  'bad-option': exitCodes.error,
  'bad-config': exitCodes.error,
  'bad-props': exitCodes.error,
  'bad-plan-file': exitCodes.error,
  'no-film-found': exitCodes.error,
  'unknown-film': exitCodes.error,
  'which-film': exitCodes.error,
  'duplicate-film': exitCodes.error,
  'film-not-exported': exitCodes.error,
  'film-imports-node': exitCodes.error,
  'film-broken': exitCodes.error,
  'film-has-errors': exitCodes.error,
  'unknown-address': exitCodes.error,
  'unknown-format': exitCodes.error,
  'unknown-frame': exitCodes.error,
  'no-picture-yet': exitCodes.error,
  'plan-changed': exitCodes.error,
  'output-unwritable': exitCodes.error,
  'not-yet': exitCodes.error,
  'not-confirmed': exitCodes.error,
} as const satisfies Record<string, number>;

export type ProjectErrorCode = keyof typeof projectErrors;

/** The one error of this package: something about a project, its files or a command that its user can put right. */
export class ProjectError extends Error {
  readonly [marker] = true;
  override readonly name = 'ProjectError';
  readonly code: ProjectErrorCode;
  readonly hint: string;
  /** A file, a node path or an option; empty where the message says it all. */
  readonly where: string;
  /** What a plan says about the film, where that is the reason. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    code: ProjectErrorCode,
    message: string,
    hint: string,
    details: {
      readonly where?: string;
      readonly cause?: unknown;
      readonly diagnostics?: readonly Diagnostic[];
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = hint;
    this.where = details.where ?? '';
    this.diagnostics = details.diagnostics ?? [];
  }

  get exitCode(): number {
    return projectErrors[this.code];
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is ProjectError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
