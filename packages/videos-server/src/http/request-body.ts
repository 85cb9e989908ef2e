/** A body as the client meant it: JSON, or a form whose bracketed names were read as objects and lists. */
export type RequestBody = {
  readonly encoding: 'json' | 'multipart';
  /** Text is always a string in a form; files are `UploadedFile`s. */
  readonly fields: Readonly<Record<string, unknown>>;
};
