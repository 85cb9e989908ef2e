import type {SourcePlace} from '@matchcut/plan';

const marker: unique symbol = Symbol.for('matchcut.film-error') as never;

/** The closed set of what can be wrong with a film before it is planned, with what to do about it. */
export const filmErrors = {
  'bad-id': 'Use lower-case letters, digits and single hyphens, beginning with a letter: `the-commute`.',
  'bad-props':
    "Pass props that the film's schema accepts, or give the missing ones a default in `defaultProps`.",
  'no-film': 'Return one <Film> from `render`.',
  'several-films': 'Return one <Film> from `render`; export each film from a file of its own.',
  'illegal-nesting': 'Move the element to where the message says.',
  'orphan-text':
    'Put the words inside a <Scene>, <Continue> or <Edit>; a curly brace or a comma may have slipped out.',
  'unknown-element':
    'Only the elements of matchcut stand in a film; pictures and HTML belong inside an <Overlay>.',
  'unknown-prop': 'Remove the prop.',
  'bad-prop': 'Change the prop to what the message asks for.',
  'unsupported-portal': 'Render the children where they belong; a film has no place outside of itself.',
  'film-threw': "Fix the error in the film's own code, or put an error boundary around it.",
  'async-component': 'Make it an ordinary function that reads a promise with `use()`.',
  'film-never-settles':
    'Make the promise outside of the component that reads it, and see that it is kept; a new one in every render is never done.',
} as const satisfies Record<string, string>;

export type FilmErrorCode = keyof typeof filmErrors;

/** The one error that building a film tree ends with. */
export class FilmError extends Error {
  readonly [marker] = true;
  override readonly name = 'FilmError';
  readonly code: FilmErrorCode;
  readonly hint: string;
  /** Node path, `Film > Sequence > Scene "platform"`; `film "commute"` where it concerns the whole film. */
  readonly where: string;
  /** Where that stands in the author's code, as far as it is known. `file` is absolute. */
  readonly source: SourcePlace | null;

  constructor(
    code: FilmErrorCode,
    message: string,
    details: {
      readonly where: string;
      readonly source?: SourcePlace | null;
      readonly hint?: string;
      readonly cause?: unknown;
    },
  ) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint ?? filmErrors[code];
    this.where = details.where;
    this.source = details.source ?? null;
  }

  /** The same error, at a place. */
  at(where: string, source: SourcePlace | null): FilmError {
    return new FilmError(this.code, this.message, {where, source, hint: this.hint, cause: this.cause});
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static is(error: unknown): error is FilmError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
