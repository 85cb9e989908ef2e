import type {FilterGraph, Frame} from 'node-av/lib';
import {present} from '../check.ts';
import {openGraphFeed} from '../graph-feed.ts';
import {openGraphOutlet, type GraphOutlet} from '../graph-outlet.ts';
import {openGraph} from '../open-graph.ts';
import {openSource} from '../open-source.ts';
import {openStreamReaders} from '../stream-reader.ts';
import {slice, type Stereo} from './stereo.ts';

/** The sound of a file from its first sample on, in stereo at one rate, at a speed. */
export type SoundReader = Disposable & {
  /** Writes the next samples and says how many there were; fewer than there is room for only at the end. */
  readonly read: (target: Stereo) => number;
  /** Passes over samples. */
  readonly skip: (samples: number) => void;
};

/**
 * Throws `media-unreadable`. A file without sound ends at once.
 *
 * Passing over samples decodes them: what a decoder makes of AAC depends on all that came before, so that a sound
 * would not be the same from a later start. It takes a 600th of its length.
 */
export function openSoundReader(path: string, sampleRate: number, speed = 1): SoundReader {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  if (source.audio === null) return emptyReader();
  const reader = cleanup.use(openStreamReaders(source, new Set(['a']))).reader('a');
  const first = reader.peek();
  if (first === null) return emptyReader();
  const feed = openGraphFeed({input: 0, medium: 'a', label: '0:a'}, reader, path);
  const graph = cleanup.use(openGraph(`${feed.source};${toStereo(first.channels, sampleRate, speed)}`));
  const outlet = cleanup.use(openGraphOutlet(graph, sinkOf(graph), [feed]));
  const frames = framesOf(outlet);
  const owned = cleanup.move();
  return {...frames, [Symbol.dispose]: () => owned.dispose()};
}

function toStereo(channels: number, sampleRate: number, speed: number): string {
  return [
    `[0:a]aresample=${sampleRate}`,
    // One channel is heard from both sides as loud as it is; FFmpeg's own mix would take 3 dB off.
    ...(channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    ...tempo(speed),
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    'abuffersink@a',
  ].join(',');
}

/** FFmpeg's own filter goes down to half of the speed. */
function tempo(speed: number): readonly string[] {
  if (speed === 1) return [];
  return speed < 0.5 ? ['atempo=0.5', ...tempo(speed / 0.5)] : [`atempo=${speed}`];
}

function sinkOf(graph: FilterGraph): Parameters<typeof openGraphOutlet>[1] {
  return present(graph.getFilter('abuffersink@a'), 'output [a]');
}

function framesOf(outlet: GraphOutlet): Pick<SoundReader, 'read' | 'skip'> {
  let waiting: Stereo | null = null;
  return {
    read: (target) => take(target.left.length, target),
    skip: (samples) => void take(samples, null),
  };

  function take(wanted: number, target: Stereo | null): number {
    let done = 0;
    while (done < wanted) {
      waiting ??= nextFrame();
      if (waiting === null) break;
      const there = waiting.left.length;
      const count = Math.min(there, wanted - done);
      if (target !== null) {
        const some = slice(waiting, 0, count);
        target.left.set(some.left, done);
        target.right.set(some.right, done);
      }
      waiting = count === there ? null : slice(waiting, count, there);
      done += count;
    }
    return done;
  }

  function nextFrame(): Stereo | null {
    const frame = outlet.next();
    return frame && samplesOf(frame);
  }
}

/** Holds until the graph gives its next frame. */
function samplesOf(frame: Frame): Stereo {
  const [left, right] = present(frame.extendedData, 'samples').map(
    ({buffer, byteOffset}) => new Float32Array(buffer, byteOffset, frame.nbSamples),
  );
  return {left: present(left, 'left channel'), right: present(right, 'right channel')};
}

function emptyReader(): SoundReader {
  return {read: () => 0, skip: () => {}, [Symbol.dispose]: () => {}};
}
