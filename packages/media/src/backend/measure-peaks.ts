import type {Frame} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import type {Peaks, PeaksJob} from '../media.ts';
import {present} from './check.ts';
import {openGraphFeed} from './graph-feed.ts';
import {openGraphOutlet} from './graph-outlet.ts';
import {openGraph} from './open-graph.ts';
import {openSource} from './open-source.ts';
import {openStreamReaders} from './stream-reader.ts';
import {takeTurns} from './take-turns.ts';

/** A film of hours at this rate still answers with a few megabytes. */
const mostPerSecond = 1000;

/** Throws `media-unreadable`. Holds no more of the sound than the frame that was decoded last. */
export async function measurePeaks({path, perSecond}: PeaksJob): Promise<Peaks> {
  if (!(perSecond > 0 && perSecond <= mostPerSecond)) {
    throw new MediaError(
      'media-failed',
      `Peaks are told up to ${mostPerSecond} times a second, not ${perSecond}.`,
    );
  }
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  if (source.audio === null) throw new MediaError('media-unreadable', `${path} has no sound.`);
  const reader = cleanup.use(openStreamReaders(source, new Set(['a']))).reader('a');
  const sampleRate = reader.peek()?.sampleRate ?? 0;
  const feed = openGraphFeed({input: 0, medium: 'a', label: '0:a'}, reader, path);
  const graph = cleanup.use(openGraph(`${feed.source};[0:a]aformat=sample_fmts=fltp,abuffersink@a`));
  const sink = present(graph.getFilter('abuffersink@a'), 'output [a]');
  const outlet = cleanup.use(openGraphOutlet(graph, sink, [feed]));
  const takeTurn = takeTurns();
  const buckets = openBuckets(sampleRate / perSecond);
  for (let frame = outlet.next(); frame !== null; frame = outlet.next()) {
    buckets.add(channelsOf(frame), frame.nbSamples);
    await takeTurn();
  }
  const {samples, min, max} = buckets.end();
  return {perSecond, sampleRate, samples, min, max};
}

/** Holds until the graph gives its next frame. */
function channelsOf(frame: Frame): readonly Float32Array[] {
  return present(frame.extendedData, 'samples')
    .slice(0, frame.channels)
    .map(({buffer, byteOffset}) => new Float32Array(buffer, byteOffset, frame.nbSamples));
}

type Buckets = {
  readonly add: (channels: readonly Float32Array[], samples: number) => void;
  readonly end: () => Pick<Peaks, 'samples' | 'min' | 'max'>;
};

/** @param length Samples in a bucket; where it is no whole number, each sample is in the one that its start is in. */
function openBuckets(length: number): Buckets {
  const min: number[] = [];
  const max: number[] = [];
  let samples = 0;
  let [low, high] = [Infinity, -Infinity];
  return {add, end};

  function add(channels: readonly Float32Array[], count: number): void {
    for (let from = 0; from < count;) {
      // Counted from the first sample each time, so that no rounding adds up.
      const boundary = Math.ceil((min.length + 1) * length);
      const to = Math.min(count, from + boundary - samples);
      for (const channel of channels) {
        for (let index = from; index < to; index += 1) {
          const value = channel[index] ?? 0;
          if (value < low) low = value;
          if (value > high) high = value;
        }
      }
      samples += to - from;
      from = to;
      if (samples === boundary) close();
    }
  }

  function close(): void {
    min.push(low);
    max.push(high);
    [low, high] = [Infinity, -Infinity];
  }

  function end(): Pick<Peaks, 'samples' | 'min' | 'max'> {
    if (low <= high) close();
    return {samples, min: Float32Array.from(min), max: Float32Array.from(max)};
  }
}
