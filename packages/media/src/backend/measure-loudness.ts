import {MediaError} from '../media-error.ts';
import type {Loudness} from '../media.ts';
import {present} from './check.ts';
import {openGraphFeed} from './graph-feed.ts';
import {openGraphOutlet} from './graph-outlet.ts';
import {openGraph} from './open-graph.ts';
import {openSource} from './open-source.ts';
import {openStreamReaders} from './stream-reader.ts';
import {takeTurns} from './take-turns.ts';

/**
 * `ebur128` says what it has measured every 100 ms, in metadata of what it lets through. A moment of silence at the end
 * makes it say what it has heard in the last of them.
 */
const meter = 'apad=pad_dur=0.1,ebur128=peak=true:metadata=true:framelog=quiet,abuffersink@a';

/** LUFS: what `ebur128` says where no 400 ms of a sound are loud enough to be measured. */
const unmeasured = -70;

/** It says peaks in thousandths of full scale: rounded by as much at most. */
const rounding = 0.0005;

/** Throws `media-unreadable`. */
export async function measureLoudness(path: string): Promise<Loudness> {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  if (source.audio === null) throw new MediaError('media-unreadable', `${path} has no sound.`);
  const reader = cleanup.use(openStreamReaders(source, new Set(['a']))).reader('a');
  const feed = openGraphFeed({input: 0, medium: 'a', label: '0:a'}, reader, path);
  const graph = cleanup.use(openGraph(`${feed.source};[0:a]${meter}`));
  const sink = present(graph.getFilter('abuffersink@a'), 'output [a]');
  const outlet = cleanup.use(openGraphOutlet(graph, sink, [feed]));
  const takeTurn = takeTurns();
  let integrated = unmeasured;
  let truePeak = 0;
  for (let frame = outlet.next(); frame !== null; frame = outlet.next()) {
    const said = frame.getMetadata().getAll();
    integrated = Number(said['lavfi.r128.I'] ?? integrated);
    for (const channel of ['ch0', 'ch1']) {
      truePeak = Math.max(truePeak, Number(said[`lavfi.r128.true_peaks_${channel}`] ?? 0));
    }
    await takeTurn();
  }
  return {
    integrated: integrated > unmeasured ? integrated : null,
    truePeak: truePeak > 0 ? 20 * Math.log10(truePeak + rounding) : null,
  };
}
