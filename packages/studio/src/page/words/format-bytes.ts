const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `812 B`, `4.2 MB`; a kilobyte is 1000 bytes, as on a disk. */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${units[power] ?? 'B'}`;
}
