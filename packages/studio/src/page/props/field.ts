/** JSON as the page gets it. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [name: string]: Json};

/** A prop of a film, as the form shows it. */
export type Field = {
  readonly name: string;
  /** What people read: the schema's title, or the name in words. */
  readonly label: string;
  readonly description: string | null;
  readonly isRequired: boolean;
  /** What it is without a word of anybody; `undefined` where the schema names nothing. */
  readonly default: Json | undefined;
  readonly shape: FieldShape;
};

/** What may be entered. What no control fits is `json`, and checked by whoever knows the whole schema. */
export type FieldShape =
  | {
      readonly kind: 'text';
      readonly pattern: string | null;
      /** `email`, `uri`… where the schema names one: errors say it in place of a pattern that nobody reads. */
      readonly format: string | null;
      readonly minLength: number;
      readonly maxLength: number;
    }
  | {readonly kind: 'color'; readonly pattern: string | null}
  | {readonly kind: 'choice'; readonly options: readonly Json[]}
  | {
      readonly kind: 'number';
      readonly isInteger: boolean;
      readonly limits: NumberLimits;
      readonly multipleOf: number | null;
    }
  | {readonly kind: 'switch'}
  | {
      readonly kind: 'list';
      readonly item: FieldShape;
      readonly minItems: number;
      readonly maxItems: number;
    }
  | {readonly kind: 'group'; readonly fields: readonly Field[]}
  /** The same, or nothing. */
  | {readonly kind: 'nullable'; readonly shape: FieldShape}
  | {readonly kind: 'json'};

export type NumberLimits = {
  readonly min: number;
  readonly max: number;
  /** Whether the limits themselves are too little and too much. */
  readonly isMinOut: boolean;
  readonly isMaxOut: boolean;
};
