import {FilterGraph} from 'node-av/lib';
import {check} from './check.ts';

/**
 * A configured filter graph from text alone, ends included (`buffer@in=…[x]; … ;[y]buffersink@out`).
 *
 * Ends made with `createFilter` would dangle when the text cannot be parsed, as FFmpeg then frees all filters.
 */
export function openGraph(text: string): FilterGraph {
  using cleanup = new DisposableStack();
  const graph = cleanup.use(new FilterGraph());
  graph.alloc();
  check(graph.parsePtr(text), `understand the filter graph ${text}`);
  check(graph.configSync(), `set up the filter graph ${text}`);
  cleanup.move();
  return graph;
}
