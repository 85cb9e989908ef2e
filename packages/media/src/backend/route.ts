import {AVCOL_RANGE_UNSPECIFIED, AVCOL_SPC_UNSPECIFIED} from 'node-av/constants';
import {Rational, type CodecContext, type FilterContext, type FilterGraph} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {AudioOutput, VideoOutput} from '../media.ts';
import {openAudioTrack} from './audio-track.ts';
import {present} from './check.ts';
import {isPixelFormat, isSampleFormat} from './frame-format.ts';
import type {GraphFeed} from './graph-feed.ts';
import {connectedLabels} from './graph-labels.ts';
import {openGraphOutlet, type GraphOutlet} from './graph-outlet.ts';
import type {Muxer} from './muxer.ts';
import {openVideoTrack} from './video-track.ts';

/** From an open end of the filter graph through an encoder into the file. */
export type Route = Disposable & {
  /** Takes one frame the whole way; false when there are no more. */
  readonly advance: () => boolean;
  readonly secondsDone: () => number;
};

export type RouteParts = {
  readonly graphText: string;
  readonly graph: FilterGraph;
  readonly feeds: readonly GraphFeed[];
  readonly muxer: Muxer;
};

export function openVideoRoute(
  parts: RouteParts,
  output: VideoOutput,
): Route & {readonly framesDone: () => number} {
  using cleanup = new DisposableStack();
  const sink = present(parts.graph.getFilter('buffersink@v'), 'output [v]');
  const track = cleanup.use(
    openVideoTrack(parts.muxer, output, (context) => describePictures(context, sink)),
  );
  const outlet = cleanup.use(openOutlet(parts, sink, 'v'));
  const {numerator, denominator} = output.frameRate;
  const owned = cleanup.move();
  return {
    advance() {
      const frame = outlet.next();
      if (frame === null) track.end();
      else track.write(frame);
      return frame !== null;
    },
    framesDone: track.frames,
    secondsDone: () => (track.frames() * denominator) / numerator,
    [Symbol.dispose]: () => owned.dispose(),
  };
}

export function openAudioRoute(parts: RouteParts, output: AudioOutput): Route {
  using cleanup = new DisposableStack();
  const sink = present(parts.graph.getFilter('abuffersink@a'), 'output [a]');
  const sampleFormat = sink.buffersinkGetFormat();
  if (!isSampleFormat(sampleFormat)) throw new MediaError('media-failed', 'The output [a] is no sound.');
  const shape = {sampleFormat, channelLayout: sink.buffersinkGetChannelLayout()};
  const track = cleanup.use(openAudioTrack(parts.muxer, output, shape));
  const outlet = cleanup.use(openOutlet(parts, sink, 'a'));
  const owned = cleanup.move();
  return {
    advance() {
      const frame = outlet.next();
      if (frame === null) track.end();
      else track.write(frame.extendedData ?? frame.data ?? [], frame.nbSamples);
      return frame !== null;
    },
    secondsDone: () => track.samples() / output.sampleRate,
    [Symbol.dispose]: () => owned.dispose(),
  };
}

function openOutlet({graphText, graph, feeds}: RouteParts, sink: FilterContext, label: string): GraphOutlet {
  const connected = connectedLabels(graphText, label);
  return openGraphOutlet(
    graph,
    sink,
    feeds.filter((feed) => connected.has(feed.label)),
  );
}

/**
 * What the encoder has to know of the pictures. Primaries, transfer and chroma location are left to the encoder's
 * options: taken from the pictures, they would give parts from different sources different headers.
 */
function describePictures(context: CodecContext, sink: FilterContext): void {
  const format = sink.buffersinkGetFormat();
  const aspect = sink.buffersinkGetSampleAspectRatio();
  const colorSpace = sink.buffersinkGetColorspace();
  const colorRange = sink.buffersinkGetColorRange();
  context.width = sink.buffersinkGetWidth();
  context.height = sink.buffersinkGetHeight();
  if (isPixelFormat(format)) context.pixelFormat = format;
  // An unknown aspect and one of 1:1 look alike and are written differently.
  context.sampleAspectRatio = aspect.num > 0 ? aspect : new Rational(1, 1);
  if (colorSpace !== AVCOL_SPC_UNSPECIFIED) context.colorSpace = colorSpace;
  if (colorRange !== AVCOL_RANGE_UNSPECIFIED) context.colorRange = colorRange;
}
