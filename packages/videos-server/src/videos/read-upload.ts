import {MediaError} from '@matchcut/media';

/** Looks into a file that a client sent: what FFmpeg stumbles over is the file's fault, which `refusal` tells. */
export async function readUpload<Result>(reading: Promise<Result>, refusal: () => Error): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    const isItsFault =
      MediaError.is(error) && (error.code === 'media-unreadable' || error.code === 'media-failed');
    throw isItsFault ? refusal() : error;
  }
}
