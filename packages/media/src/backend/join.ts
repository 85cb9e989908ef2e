import {MediaError} from '../media-error.ts';
import type {JoinJob} from '../media.ts';
import {describeSubtitles} from './describe-subtitles.ts';
import {openJoinPart, requireSameHeader} from './join-part.ts';
import {openMuxer} from './muxer.ts';
import {openSoundCopy} from './sound-copy.ts';
import {openSubtitleTracks} from './subtitle-tracks.ts';
import {takeTurns} from './take-turns.ts';

/** Carries the job out, writing to `output.path` itself. */
export async function join(job: JoinJob, onFrames: (frames: number) => void): Promise<void> {
  await joinPackets(job, onFrames);
  const {subtitles = [], output} = job;
  if (subtitles.length === 0) return;
  await describeSubtitles(
    output.path,
    subtitles.map(({language}) => language),
  );
}

async function joinPackets(job: JoinJob, onFrames: (frames: number) => void): Promise<void> {
  const {parts, frameRate, timescale, sound, subtitles = [], output} = job;
  const [first] = parts;
  if (first === undefined) throw new MediaError('media-failed', 'There is nothing to join.');
  using cleanup = new DisposableStack();
  const header = cleanup.use(openJoinPart(first.path));
  const muxer = cleanup.use(
    openMuxer({...output, options: {video_track_timescale: timescale, ...output.options}}),
  );
  const video = muxer.addStream(header.stream.codecpar, {num: 1, den: timescale});
  const soundCopy = sound && cleanup.use(openSoundCopy(muxer, sound.path));
  const timeBase = {num: frameRate.denominator, den: frameRate.numerator};
  const {width, height} = header.stream.codecpar;
  const total = parts.reduce((sum, part) => sum + part.frames, 0);
  const picture = {width, height, frames: total, frameTime: timeBase, timescale};
  const subtitleTracks = cleanup.use(openSubtitleTracks(muxer, subtitles, picture));
  muxer.start();
  subtitleTracks.write();

  const takeTurn = takeTurns();
  let frames = 0;
  for (const part of parts) {
    using reader = openJoinPart(part.path);
    requireSameHeader(header, reader);
    const before = BigInt(frames);
    for (const packet of reader.packets(part, timeBase)) {
      soundCopy?.copyUntil((frames * timeBase.num) / timeBase.den);
      packet.pts += before;
      packet.dts += before;
      video.write(packet, timeBase);
      frames += 1;
      if (await takeTurn()) onFrames(frames);
    }
  }
  soundCopy?.copyUntil(Infinity);
  onFrames(frames);
  muxer.finish();
}
