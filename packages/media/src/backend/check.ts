import {AVERROR_ENOSPC} from 'node-av/constants';
import {FFmpegError} from 'node-av/lib';
import {MediaError} from '../media-error.ts';

/** Passes on what a native call answered; a negative answer is an error, told as "could not `doing`". */
export function check(answer: number, doing: string): number {
  if (answer >= 0) return answer;
  const code = answer === AVERROR_ENOSPC ? 'media-disk-full' : 'media-failed';
  throw new MediaError(code, `FFmpeg could not ${doing}: ${FFmpegError.strerror(answer)}.`);
}

/** For native calls that answer with an object or null. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new MediaError('media-failed', `FFmpeg has no ${what}.`);
  return value;
}
