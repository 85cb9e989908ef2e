/** The system's name of an error, `ENOENT`, or `null` where it has none. */
export function errno(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
