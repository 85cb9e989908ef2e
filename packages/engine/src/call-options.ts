export type CallOptions = {
  readonly signal?: AbortSignal;
};

export type FetchOptions = CallOptions & {
  /** Called with 0 to 1. */
  readonly onProgress?: (progress: number) => void;
};
