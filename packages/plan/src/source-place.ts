/** Where an element stands in its author's code. Lines and columns count from 1. */
export type SourcePlace = {
  /** From the project's folder, with `/` on every system. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
};
