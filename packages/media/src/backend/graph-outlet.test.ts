import {AV_PIX_FMT_GRAY8} from 'node-av/constants';
import {Frame, type FilterGraph} from 'node-av/lib';
import {expect, test} from 'vitest';
import {check, present} from './check.ts';
import type {GraphFeed} from './graph-feed.ts';
import {openGraphOutlet} from './graph-outlet.ts';
import {openGraph} from './open-graph.ts';

/** A feed of so many gray pictures, which counts what is taken from it. */
function countedFeed(name: string, pictures: number): GraphFeed & {readonly fed: () => number} {
  let fed = 0;
  let ended = false;
  return {
    label: name,
    source: `buffer@${name}=video_size=8x8:pix_fmt=gray:time_base=1/30:frame_rate=30:range=pc[${name}]`,
    fed: () => fed,
    ended: () => ended,
    feed(graph: FilterGraph) {
      const entrance = present(graph.getFilter(`buffer@${name}`), 'buffer');
      if (fed === pictures) {
        ended = true;
        check(entrance.buffersrcAddFrameSync(null), 'end');
        return;
      }
      using frame = Frame.fromVideoBuffer(Buffer.alloc(64, fed), {
        width: 8,
        height: 8,
        format: AV_PIX_FMT_GRAY8,
        pts: BigInt(fed),
      });
      frame.colorRange = 2 as typeof frame.colorRange;
      frame.duration = 1n;
      fed += 1;
      check(entrance.buffersrcAddFrameSync(frame), 'feed');
    },
  };
}

function pull(feeds: readonly GraphFeed[], filters: string, frames: number): number {
  const inputs = feeds.map(({label}) => `[${label}]`).join('');
  const text = `${feeds.map(({source}) => source).join(';')};${inputs}${filters}[out];[out]buffersink@out`;
  using graph = openGraph(text);
  using outlet = openGraphOutlet(graph, present(graph.getFilter('buffersink@out'), 'buffersink'), feeds);
  let pulled = 0;
  while (pulled < frames && outlet.next() !== null) pulled += 1;
  return pulled;
}

test('What comes second is not decoded while the first still plays', () => {
  const [first, second] = [countedFeed('a', 50), countedFeed('b', 50)];
  expect(pull([first, second], 'concat=n=2', 40)).toBe(40);
  expect(first.fed()).toBeLessThanOrEqual(42);
  expect(second.fed()).toBeLessThanOrEqual(1);
});

test('Inputs that are laid over each other are taken in step', () => {
  const feeds = [countedFeed('a', 50), countedFeed('b', 50)];
  expect(pull(feeds, 'overlay=format=gbrp:eof_action=pass', 40)).toBe(40);
  for (const feed of feeds) expect(feed.fed()).toBeLessThanOrEqual(42);
});

test('Everything comes out to the last picture, however long a filter holds it back', () => {
  const feeds = [countedFeed('a', 50), countedFeed('b', 50)];
  expect(pull(feeds, 'concat=n=2,reverse', Infinity)).toBe(100);
});

test('A graph that ends early ends, and the rest is not asked for', () => {
  const feed = countedFeed('a', 50);
  expect(pull([feed], 'trim=end_frame=5', Infinity)).toBe(5);
  expect(feed.fed()).toBeLessThanOrEqual(7);
});
