const money = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD'});

/** `$0.80`. What nobody knows is never shown as nothing. */
export function formatUsd(usd: number | null): string {
  if (usd === null) return '$ ?';
  // Rounding must not make a price free.
  return usd > 0 && usd < 0.005 ? '< $0.01' : money.format(usd);
}

/** A price as one says it: `free`, `$0.80`, `price unknown`. */
export function sayUsd(usd: number | null): string {
  if (usd === null) return 'price unknown';
  return usd === 0 ? 'free' : formatUsd(usd);
}
