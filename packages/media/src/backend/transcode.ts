import type {TranscodeInput, TranscodeJob} from '../media.ts';
import {openGraphFeed, type GraphFeed} from './graph-feed.ts';
import {graphInputs} from './graph-labels.ts';
import {openMuxer} from './muxer.ts';
import {openGraph} from './open-graph.ts';
import {openSource} from './open-source.ts';
import {openPictureReader} from './picture-reader.ts';
import {openAudioRoute, openVideoRoute, type Route} from './route.ts';
import {seekToKeyframe} from './seek-to-keyframe.ts';
import {soundEnd} from './sound-end.ts';
import {openStreamReaders} from './stream-reader.ts';
import {takeTurns} from './take-turns.ts';

/** Carries the job out, writing to `output.path` itself. */
export async function transcode(job: TranscodeJob, onFrames: (frames: number) => void): Promise<void> {
  using cleanup = new DisposableStack();
  const feeds = openFeeds(job, cleanup);
  const graph = cleanup.use(openGraph(wholeGraph(job, feeds)));
  const muxer = cleanup.use(openMuxer(withTimescale(job)));
  const parts = {graphText: job.graph, graph, feeds, muxer};
  const video = job.video && cleanup.use(openVideoRoute(parts, job.video));
  const audio = job.audio && cleanup.use(openAudioRoute(parts, job.audio));
  muxer.start();

  const takeTurn = takeTurns();
  const open = new Set<Route>([video, audio].filter((route) => route !== null));
  while (open.size > 0) {
    // The one that is behind goes on, so that the muxer never waits long for either.
    const [route] = [...open].sort((a, b) => a.secondsDone() - b.secondsDone());
    if (route?.advance() === false) open.delete(route);
    if (await takeTurn()) onFrames(video?.framesDone() ?? 0);
  }
  onFrames(video?.framesDone() ?? 0);
  muxer.finish();
}

function openFeeds({inputs, graph}: TranscodeJob, cleanup: DisposableStack): readonly GraphFeed[] {
  const wanted = graphInputs(graph);
  return inputs.flatMap((input: TranscodeInput, index) => {
    const mine = wanted.filter((pad) => pad.input === index);
    if (mine.length === 0) return [];
    if ('pictures' in input) {
      const reader = cleanup.use(openPictureReader(input.pictures));
      return mine.map((pad) => openGraphFeed(pad, reader, `Picture input ${index}`));
    }
    const source = cleanup.use(openSource(input));
    if (input.fromFrame !== undefined && input.fromFrame > 0) seekToKeyframe(source, input.fromFrame);
    const readers = cleanup.use(openStreamReaders(source, new Set(mine.map(({medium}) => medium))));
    return mine.map((pad) => openGraphFeed(pad, readers.reader(pad.medium), input.path));
  });
}

function wholeGraph({graph, video, audio}: TranscodeJob, feeds: readonly GraphFeed[]): string {
  const ends: string[] = [];
  if (video !== null) ends.push('[v]buffersink@v');
  if (audio !== null) ends.push(soundEnd(audio));
  return [...feeds.map(({source}) => source), graph, ...ends].join(';');
}

// Else the muxer takes a timescale of its own choice, and parts with different ones cannot be joined.
function withTimescale({output, video}: TranscodeJob): TranscodeJob['output'] {
  if (video === null || !['mp4', 'mov'].includes(output.format)) return output;
  return {...output, options: {video_track_timescale: video.timescale, ...output.options}};
}
