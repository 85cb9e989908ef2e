/** A file that a step is composed from. */
export type ComposeInput = {
  readonly path: string;
  /** Of a clip: where its own footage begins (`Footage.headSeconds`). 0 for all else. */
  readonly headSeconds: number;
};
