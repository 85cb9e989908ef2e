import {MediaError} from '../media-error.ts';
import {forgetLogLines, takeLogLines} from './ffmpeg-log.ts';

/** Adds to a failure what FFmpeg itself wrote about it. */
export async function withOwnWords<Result>(act: () => Result | Promise<Result>): Promise<Result> {
  forgetLogLines();
  try {
    return await act();
  } catch (error) {
    const words = await takeLogLines();
    const said = words === '' ? '' : ` FFmpeg said: ${words}`;
    if (MediaError.is(error)) throw new MediaError(error.code, error.message + said, {cause: error});
    // node-av itself throws plain errors here and there.
    throw new MediaError(
      'media-failed',
      `${error instanceof Error ? error.message : String(error)}.${said}`,
      {cause: error},
    );
  }
}
