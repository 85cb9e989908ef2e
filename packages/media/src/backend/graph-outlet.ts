import {AVERROR_EAGAIN, AVERROR_EOF} from 'node-av/constants';
import {Frame, type FilterContext, type FilterGraph} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {check} from './check.ts';
import type {GraphFeed} from './graph-feed.ts';

/** One open end of a filter graph, from which frames are pulled. */
export type GraphOutlet = Disposable & {
  /** The next frame, which holds until the next call; null at the end. */
  readonly next: () => Frame | null;
};

/**
 * Pulls frames through `sink`, feeding only what it waits for.
 *
 * FFmpeg knows which input a graph is starving for, but node-av does not show it, and feeding all alike would pile up
 * decoded pictures: all of a second clip while `concat` still plays the first. So the feed that brought out the last
 * frame is tried again first, and the others get a frame each only while nothing comes out. No input runs ahead by
 * more than what the graph itself holds back.
 */
export function openGraphOutlet(
  graph: FilterGraph,
  sink: FilterContext,
  feeds: readonly GraphFeed[],
): GraphOutlet {
  const fed = new Map<GraphFeed, number>();
  let productive: GraphFeed | undefined;
  const frame = new Frame();
  frame.alloc();
  return {next, [Symbol.dispose]: () => frame.free()};

  function next(): Frame | null {
    frame.unref();
    fed.clear();
    for (;;) {
      const answer = sink.buffersinkGetFrameSync(frame);
      if (answer === AVERROR_EOF) return null;
      if (answer !== AVERROR_EAGAIN) {
        check(answer, 'filter');
        return frame;
      }
      const feed = hungriest();
      if (feed === undefined)
        throw new MediaError('media-failed', 'The filter graph waits for nothing and gives nothing.');
      feed.feed(graph);
      fed.set(feed, (fed.get(feed) ?? 0) + 1);
      productive = feed;
    }
  }

  function hungriest(): GraphFeed | undefined {
    const rank = (feed: GraphFeed): number => (fed.get(feed) ?? 0) * 2 + (feed === productive ? 0 : 1);
    return feeds.filter((feed) => !feed.ended()).sort((a, b) => rank(a) - rank(b))[0];
  }
}
