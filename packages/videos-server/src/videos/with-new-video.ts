import {makeVideoId, type VideoId} from '../ids.ts';
import type {VideoFiles, VideoFolder} from '../painting/video-files.ts';

/** Makes a video that has a folder already; the folder is gone again where making it fails. */
export async function withNewVideo<Result>(
  videoFiles: VideoFiles,
  make: (id: VideoId, folder: VideoFolder) => Promise<Result>,
): Promise<Result> {
  const id = makeVideoId();
  try {
    return await make(id, videoFiles.make(id));
  } catch (error) {
    videoFiles.remove(id);
    throw error;
  }
}
