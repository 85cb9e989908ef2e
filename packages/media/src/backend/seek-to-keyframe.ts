import {AVSEEK_FLAG_BACKWARD, AV_NOPTS_VALUE} from 'node-av/constants';
import {avRescaleQ, Packet} from 'node-av/lib';
import {MediaError} from '../media-error.ts';
import {check} from './check.ts';
import type {Source} from './open-source.ts';

/**
 * Has a source go on with this frame of its picture, which is of constant rate. Throws `media-failed` where nothing
 * can begin there.
 */
export function seekToKeyframe(source: Source, frame: number): void {
  const {video, context, path} = source;
  if (video === null) throw new MediaError('media-unreadable', `${path} has no picture.`);
  const {timeBase, avgFrameRate, startTime} = video;
  const start = startTime === AV_NOPTS_VALUE ? 0n : startTime;
  const time = start + avRescaleQ(BigInt(frame), {num: avgFrameRate.den, den: avgFrameRate.num}, timeBase);
  const seek = (): void => {
    check(context.seekFrameSync(video.index, time, AVSEEK_FLAG_BACKWARD), `seek in ${path}`);
  };
  seek();
  using packet = new Packet();
  packet.alloc();
  let found = false;
  while (!found && source.read(packet)) found = packet.streamIndex === video.index;
  if (!found || packet.pts !== time || !packet.isKeyframe) {
    throw new MediaError(
      'media-failed',
      `Frame ${frame} of ${path} is no keyframe, so nothing can begin there.`,
    );
  }
  // Reading has passed over it.
  seek();
}
