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

/** What can be wrong with a project or with what was asked of it. Names are permanent. */
export const projectErrors = {
  'bad-usage': 'A command, option or argument that does not exist, or two that exclude each other.',
  'bad-option': "An option's value is not of its kind.",
  'bad-config': '`matchcut.config.ts` has an unknown field or a wrong value.',
  'bad-props': '`--props` is no JSON, or names no file that is.',
  'bad-rows': "`--rows` or `--each` can't be read, or a row is not what the film takes.",
  'same-name': 'Two cuts would be one file: `--name` does not tell their rows or formats apart.',
  'bad-plan-file': "A plan file can't be read, or is of another format version.",
  'no-film-found': 'The project has no film module, or none where it was looked for.',
  'unknown-film': 'No film has this id or path.',
  'which-film': 'The project has several films and none was named.',
  'duplicate-film': 'Two films have one id.',
  'film-not-exported': 'A module exports no film.',
  'film-imports-node': 'A film module imports something that only Node has.',
  'film-broken': "A film module can't be loaded: a syntax error, a missing import, an exception.",
  'film-has-errors': 'The plan has diagnostics that stop the film.',
  'unknown-address': 'Nothing of the film has this address.',
  'unknown-format': 'The film has no such format.',
  'unknown-frame': 'The film has no such frame.',
  'no-cast': 'A film has nobody and nothing that a sheet of its cast could show.',
  'no-picture-yet': 'A paid clip that the picture needs was not made yet.',
  'plan-changed': 'The film, its files, the lock or the store changed since the plan was written.',
  'output-unwritable': "The output can't be written.",
  'not-yet': 'A part of the command line that is not made yet.',
  'not-confirmed': 'Money would be spent, or what was paid for dropped, and nobody said yes.',
  'price-changed': 'An order costs something else by now than what was agreed to.',
  'unknown-take': 'A shot has no such take.',
  'take-locked': 'A take was to be dropped that the lock binds.',
  'take-in-code': "A film's code says which take a shot is, and a pin would not change it.",
  'no-editor': 'No editor could be opened at a place of the project.',
} as const satisfies Record<string, string>;

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

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is ProjectError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
