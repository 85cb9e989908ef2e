import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {askNear, askToCover, type Offers} from './choose-asks.ts';

const videosApi: Offers = {next: [4, 8, 12, 16, 20], later: [4, 8, 12, 16, 20]};
const sixOrTen: Offers = {next: [6, 10], later: [6, 10]};
const sevenMore: Offers = {next: [4, 6, 8], later: [7]};

test.each<[seconds: number, offers: Offers, asks: readonly number[]]>([
  [4, videosApi, [4]],
  [0.5, videosApi, [4]],
  [6.5, videosApi, [8]],
  [20, videosApi, [20]],
  [21, videosApi, [20, 4]],
  [45, videosApi, [20, 20, 8]],
  [60, videosApi, [20, 20, 20]],
  [12, sixOrTen, [6, 6]],
  [15, sixOrTen, [10, 6]],
  [26, sixOrTen, [10, 10, 6]],
  [11, sevenMore, [4, 7]],
  [12, sevenMore, [6, 7]],
  [18, sevenMore, [4, 7, 7]],
])('%d s are covered by %j as %j', (seconds, offers, asks) => {
  expect(askToCover(seconds, offers)).toEqual(asks);
});

test.each<[seconds: number, limit: number, offers: Offers, asks: readonly number[]]>([
  [6.5, 7.5, videosApi, [4]],
  [6.5, 20, videosApi, [8]],
  [6, 20, videosApi, [8]],
  [5.9, 20, videosApi, [4]],
  [45, 60, videosApi, [20, 20, 4]],
  [21, 60, videosApi, [20]],
  [12, 30, sixOrTen, [6, 6]],
  [-2, 10, videosApi, [4]],
  [2, 4, videosApi, []],
])('near %d s and before %d s, %j gives %j', (seconds, limit, offers, asks) => {
  expect(askNear(seconds, limit, offers)).toEqual(asks);
});

const lengths = fc
  .uniqueArray(fc.integer({min: 1, max: 20}), {minLength: 1, maxLength: 5})
  .map((values) => values.toSorted((a, b) => a - b));
const offers = fc.record({next: lengths, later: lengths});

test('no other clips cover a length with fewer clips, or with as many and less waste', () => {
  fc.assert(
    fc.property(fc.double({min: 0.1, max: 50, noNaN: true}), offers, (seconds, offer) => {
      const asks = askToCover(seconds, offer);
      // More would take too long to compare with all others.
      fc.pre(asks.length <= 4);
      const others = chains(offer, asks.length).filter((chain) => sum(chain) >= seconds);
      const cost = (chain: readonly number[]): number => chain.length * 1_000 + sum(chain);
      expect(cost(asks)).toBe(Math.min(...others.map(cost)));
    }),
  );
});

test('no other clips come nearer to a length below a limit', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 40}),
      fc.integer({min: 1, max: 20}),
      offers,
      (seconds, more, offer) => {
        const asks = askNear(seconds, seconds + more, offer);
        // A longer chain of shorter clips may be nearer, but every joint costs likeness.
        const most = fewest(seconds, offer);
        fc.pre(most <= 4);
        const others = chains(offer, most).filter((chain) => chain.length > 0 && sum(chain) < seconds + more);
        const distance = (chain: readonly number[]): number =>
          chain.length === 0 ? Infinity : Math.abs(sum(chain) - seconds);
        expect(distance(asks)).toBe(Math.min(...others.map(distance)));
      },
    ),
  );
});

/** All chains of at most `most` clips. */
function chains(offer: Offers, most: number): readonly (readonly number[])[] {
  let longest: readonly (readonly number[])[] = [[]];
  const all = [...longest];
  for (let clip = 0; clip < most; clip += 1) {
    longest = longest.flatMap((chain) =>
      (clip === 0 ? offer.next : offer.later).map((ask) => chain.concat(ask)),
    );
    all.push(...longest);
  }
  return all;
}

function fewest(seconds: number, {next, later}: Offers): number {
  return 1 + Math.max(0, Math.ceil((seconds - (next.at(-1) ?? 0)) / (later.at(-1) ?? 1)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
