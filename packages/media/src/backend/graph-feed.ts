import {AVERROR_EOF} from 'node-av/constants';
import type {FilterContext, Frame, FilterGraph} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {pictureSource, soundSource} from './buffer-source.ts';
import {check, present} from './check.ts';
import {pixelFormatName, sampleFormatName} from './frame-format.ts';
import type {GraphInput} from './graph-labels.ts';
import type {StreamReader} from './stream-reader.ts';

/** One decoded stream on its way into a filter graph. */
export type GraphFeed = {
  readonly label: string;
  readonly ended: () => boolean;
  /** Puts the next frame into the graph, or its end. */
  readonly feed: (graph: FilterGraph) => void;
  /** The filter that has to stand before the graph's text. */
  readonly source: string;
};

/** The graph is set up for frames like the stream's first one. */
export function openGraphFeed({label, medium}: GraphInput, reader: StreamReader, path: string): GraphFeed {
  const first = reader.peek();
  if (first === null) throw new MediaError('media-unreadable', `${path} has nothing for [${label}].`);
  const name = label.replace(':', '');
  const {timeBase, avgFrameRate} = reader.stream;
  const source =
    medium === 'v' ? pictureSource(name, first, timeBase, avgFrameRate) : soundSource(name, first, timeBase);
  const shape = shapeOf(first);
  let ended = false;
  let entrance: FilterContext | null = null;
  return {label, source: `${source}[${label}]`, ended: () => ended, feed};

  function feed(graph: FilterGraph): void {
    entrance ??= present(graph.getFilter(`${medium === 'v' ? 'buffer' : 'abuffer'}@${name}`), 'such buffer');
    const frame = reader.next();
    if (frame === null) {
      ended = true;
      check(entrance.buffersrcAddFrameSync(null), 'end the input of a filter graph');
      return;
    }
    try {
      if (shapeOf(frame) !== shape) {
        throw new MediaError(
          'media-failed',
          `${path} changes from ${shape} to ${shapeOf(frame)} on the way.`,
        );
      }
      const answer = entrance.buffersrcAddFrameSync(frame);
      // The graph has all that it wants of this input, as after a `trim`.
      if (answer === AVERROR_EOF) ended = true;
      else check(answer, 'fill a filter graph');
    } finally {
      frame.free();
    }
  }
}

function shapeOf(frame: Frame): string {
  return frame.isAudio()
    ? `${sampleFormatName(frame.format)} ${frame.sampleRate} Hz, ${frame.channels} channels`
    : `${pixelFormatName(frame.format)} ${frame.width}×${frame.height}`;
}
