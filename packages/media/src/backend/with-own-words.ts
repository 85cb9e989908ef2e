import {MediaError} from '../media-error.ts';
import {forgetLogLines, takeLogLines} from './ffmpeg-log.ts';

/** Adds to a failure what FFmpeg itself wrote about it. */
export async function withOwnWords<Result>(act: () => Result | Promise<Result>): Promise<Result> {
  forgetLogLines();
  try {
    return await act();
  } catch (error) {
    const words = await takeLogLines();
    if (!MediaError.is(error) || words === '') throw error;
    throw new MediaError(error.code, `${error.message} FFmpeg said: ${words}`, {cause: error});
  }
}
