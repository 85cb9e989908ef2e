import {AV_CHANNEL_LAYOUT_STEREO, AV_SAMPLE_FMT_FLTP} from 'node-av/constants';
import {Frame, type FilterContext} from 'node-av/lib';
import type {MixJob} from '../../media.ts';
import {check, present} from '../check.ts';
import type {GraphFeed} from '../graph-feed.ts';
import {openMuxer} from '../muxer.ts';
import {openGraph} from '../open-graph.ts';
import {openAudioRoute} from '../route.ts';
import {soundEnd} from '../sound-end.ts';
import {takeTurns} from '../take-turns.ts';
import {openBuses, type SoundBuses} from './sound-buses.ts';
import {blockSamples} from './sound-run.ts';
import {silence, type Stereo} from './stereo.ts';

/** Carries the job out, writing to `output.path` itself. Memory and open files do not grow with its length. */
export async function mix(job: MixJob): Promise<void> {
  using cleanup = new DisposableStack();
  const {sounds, samples, audio, output} = job;
  const buses = cleanup.use(openBuses(sounds, audio.sampleRate));
  const feed = mixFeed(buses, samples, audio.sampleRate);
  const graph = cleanup.use(openGraph(`${feed.source};${job.graph};${soundEnd(audio)}`));
  const muxer = cleanup.use(openMuxer(output));
  const route = cleanup.use(openAudioRoute({graphText: job.graph, graph, feeds: [feed], muxer}, audio));
  muxer.start();
  const takeTurn = takeTurns();
  while (route.advance()) await takeTurn();
  muxer.finish();
}

/** The sum of all sounds on its way into the graph. */
function mixFeed(buses: SoundBuses, samples: number, sampleRate: number): GraphFeed {
  const timeBase = {num: 1, den: sampleRate};
  let entrance: FilterContext | null = null;
  let at = 0;
  let ended = false;
  const source = `abuffer@mix=time_base=1/${sampleRate}:sample_rate=${sampleRate}:sample_fmt=fltp:channel_layout=stereo[0:a]`;
  return {
    label: '0:a',
    source,
    ended: () => ended,
    feed(graph) {
      entrance ??= present(graph.getFilter('abuffer@mix'), 'such buffer');
      if (at >= samples) {
        ended = true;
        check(entrance.buffersrcAddFrameSync(null), 'end the input of a filter graph');
        return;
      }
      const block = silence(Math.min(blockSamples, samples - at));
      buses.addTo(block, at);
      using frame = frameOf(block);
      at += block.left.length;
      check(entrance.buffersrcAddFrameSync(frame), 'fill a filter graph');
    },
  };

  function frameOf({left, right}: Stereo): Frame {
    const bytes = Buffer.concat(
      [left, right].map(({buffer, byteOffset, byteLength}) => Buffer.from(buffer, byteOffset, byteLength)),
    );
    return Frame.fromAudioBuffer(bytes, {
      nbSamples: left.length,
      format: AV_SAMPLE_FMT_FLTP,
      sampleRate,
      channelLayout: AV_CHANNEL_LAYOUT_STEREO,
      timeBase,
      pts: BigInt(at),
    });
  }
}
