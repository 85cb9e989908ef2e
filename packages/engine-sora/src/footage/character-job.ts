import type {CharacterRequest, Size} from '@matchcut/engine';
import type {Probe, TranscodeJob} from '@matchcut/media';
import {cover} from './cover.ts';
import {toVideoColours, uploadMuxer, uploadVideo} from './encodings.ts';

const frameRate = {numerator: 30, denominator: 1};
/** A clip of a character lasts 2 to 4 s; a frame less, since servers disagree about the border. */
const fewestFrames = 60;
const mostFrames = 119;
const stillFrames = 90;
/** What stands around a still that is not as wide or high as the clip. */
const background = '0x808080';

/** Characters are 720p to 1080p, 16:9 or 9:16: whichever lies as the wanted shots do. */
export function characterSize({width, height}: Size): Size {
  return width >= height ? {width: 1280, height: 720} : {width: 720, height: 1280};
}

/** What is uploaded of a character, made from any clip or still: the middle of a clip, the whole of a still. */
export function characterJob(
  {name, look, role, size}: CharacterRequest,
  path: string,
  probe: Probe,
  to: string,
): TranscodeJob {
  const upload = characterSize(size);
  const frames = framesOf(probe);
  return {
    inputs: [{path}],
    graph: `${frames === null ? stillGraph(upload) : clipGraph(upload, frames)},format=yuv420p[v]`,
    video: uploadVideo(frameRate, frames ?? stillFrames),
    audio: null,
    output: {
      path: to,
      format: 'mp4',
      options: uploadMuxer,
      metadata: {title: name, keywords: role, ...(look !== null && {description: look})},
    },
  };
}

/** `null` for a still. */
function framesOf({video}: Probe): number | null {
  if (video === null || video.frames <= 1) return null;
  const wanted = Math.floor((video.durationSeconds * frameRate.numerator) / frameRate.denominator);
  return Math.min(Math.max(wanted, fewestFrames), mostFrames);
}

/** A clip that is too short waits on its last picture. */
function clipGraph(size: Size, frames: number): string {
  return (
    `[0:v]setpts=PTS-STARTPTS,fps=${frameRate.numerator},${cover(size, toVideoColours)},` +
    `tpad=stop_mode=clone:stop_duration=2,trim=end_frame=${frames}`
  );
}

/** Laid over, so that what is transparent in the still shows the background too. */
function stillGraph({width, height}: Size): string {
  const seconds = stillFrames / frameRate.numerator;
  return (
    `color=c=${background}:s=${width}x${height}:r=${frameRate.numerator}:d=${seconds},format=rgb24[behind];` +
    `[0:v]trim=end_frame=1,scale=${width}:${height}:force_original_aspect_ratio=decrease:flags=lanczos+accurate_rnd,` +
    'setsar=1,format=rgba[still];' +
    `[behind][still]overlay=(W-w)/2:(H-h)/2:format=rgb,scale=${toVideoColours}`
  );
}
