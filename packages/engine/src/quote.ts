/** A price in US dollars, or `null` where it is not known. An unknown price is never 0. */
export type Quote = {
  readonly usd: number | null;
};
