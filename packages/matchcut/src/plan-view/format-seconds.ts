/** `8 s`, `6.5 s`, `0.03 s`: at most two decimals, none that say nothing. */
export function formatSeconds(seconds: number): string {
  return `${Number(seconds.toFixed(2))} s`;
}
