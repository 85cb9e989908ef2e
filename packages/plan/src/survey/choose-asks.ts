import type {EngineCapabilities} from '@matchcut/engine';

/** Lengths that an engine offers, ascending: for the next clip of a chain, and for those that continue it. */
export type Offers = {readonly next: readonly number[]; readonly later: readonly number[]};

/** What may be asked for after `clips` clips of a chain. */
export function offersAfter(clips: number, {seconds, continuation}: EngineCapabilities): Offers {
  // Where continuing is impossible the chain is still solved, so that a diagnostic can say what it would need.
  const later = continuation.kind === 'extension' ? continuation.seconds : seconds;
  return {next: clips === 0 ? seconds : later, later};
}

/**
 * The clips that last at least `seconds` together: the fewest, since every joint costs likeness; of those the
 * shortest sum, since all of it is paid for; of those the longest first.
 */
export function askToCover(seconds: number, offers: Offers): readonly number[] {
  return best([...sumsOf(fewest(seconds, offers), seconds, offers)], (a, b) => a - b);
}

/**
 * The clips whose sum is nearest to `seconds` and less than `limit`: the longer sum of two that are as near,
 * then the fewer clips. Empty where even the shortest clip reaches the limit.
 */
export function askNear(seconds: number, limit: number, offers: Offers): readonly number[] {
  const count = fewest(seconds, offers);
  const fewer = longestSum(count - 1, offers);
  const sums = [...sumsOf(count - 1, fewer, offers), ...sumsOf(count, fewer, offers)];
  return best(
    sums.filter(([sum, asks]) => asks.length > 0 && sum < limit - tolerance),
    (a, b) => Math.abs(a - seconds) - Math.abs(b - seconds) || b - a,
  );
}

/** Sums of lengths are not exact in binary. */
const tolerance = 1e-9;

type Sum = readonly [sum: number, asks: readonly number[]];

function best(sums: readonly Sum[], compare: (a: number, b: number) => number): readonly number[] {
  return sums.toSorted(([a], [b]) => compare(a, b))[0]?.[1] ?? [];
}

/** How many clips it takes to reach `seconds`; at least one. */
function fewest(seconds: number, {next, later}: Offers): number {
  const rest = seconds - (next.at(-1) ?? 0) - tolerance;
  return rest <= 0 ? 1 : 1 + Math.ceil(rest / (later.at(-1) ?? Infinity));
}

function longestSum(count: number, {next, later}: Offers): number {
  return count === 0 ? 0 : (next.at(-1) ?? 0) + (count - 1) * (later.at(-1) ?? 0);
}

/** Sums of `count` clips that are not less than `atLeast`; each with the longest clips first that make it. */
function sumsOf(
  count: number,
  atLeast: number,
  {next, later}: Offers,
): ReadonlyMap<number, readonly number[]> {
  let sums = new Map<number, readonly number[]>([[0, []]]);
  for (let clip = 0; clip < count; clip += 1) {
    const longestRest = (count - clip - 1) * (later.at(-1) ?? 0);
    const longer = new Map<number, readonly number[]>();
    // From the longest down, so that the first way that is found to a sum is the one to keep.
    for (const [sum, asks] of sums) {
      for (const ask of (clip === 0 ? next : later).toReversed()) {
        if (sum + ask + longestRest < atLeast - tolerance) break;
        if (!longer.has(sum + ask)) longer.set(sum + ask, [...asks, ask]);
      }
    }
    sums = longer;
  }
  return sums;
}
