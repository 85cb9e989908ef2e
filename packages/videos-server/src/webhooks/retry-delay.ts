const firstMs = 5_000;
const longestMs = 6 * 60 * 60 * 1000;
const givenUpAfterMs = 72 * 60 * 60 * 1000;

/** When a delivery that failed at `atMs` is tried again; null once it has been tried for 72 hours. `attempts`: from 1. */
export function nextAttemptAt(createdAtMs: number, atMs: number, attempts: number): number | null {
  const next = atMs + Math.min(longestMs, firstMs * 2 ** (attempts - 1));
  return next > createdAtMs + givenUpAfterMs ? null : next;
}
