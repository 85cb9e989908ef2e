/** How an engine wants to be asked. It shapes no result and enters no key. */
export type EnginePace = {
  /** First wait before a running job is asked about again, where the engine does not say; then it grows. */
  readonly pollMs: number;
  readonly longestPollMs: number;
  /** A job that still runs so long after it was taken is asked about once more and then left to the next run. */
  readonly deadlineMs: number;
  /** Jobs that may be started within a minute; `null` where there is no such limit. */
  readonly requestsPerMinute: number | null;
  /** Jobs in flight to begin with. More are tried while the engine takes them, fewer when it says that it is busy. */
  readonly jobs: number;
  /** Never more jobs in flight than this. */
  readonly mostJobs: number;
};

export const usualPace: EnginePace = {
  pollMs: 1000,
  longestPollMs: 15_000,
  deadlineMs: 45 * 60_000,
  requestsPerMinute: null,
  jobs: 4,
  mostJobs: 4,
};
