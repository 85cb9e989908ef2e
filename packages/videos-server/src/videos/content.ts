import {badRequest, notFound} from '../http/api-error.ts';
import type {SentFile} from '../http/send-file.ts';
import type {ServerParts} from '../server-parts.ts';
import {stateOfVideo} from './state-of-video.ts';
import type {VideoRecord} from './video-record.ts';

const variants = ['video', 'thumbnail', 'spritesheet'];

/** The file that a variant of a video's content is. Throws 404 where there is none, and 400 for another variant. */
export async function contentOf(video: VideoRecord, asked: string, parts: ServerParts): Promise<SentFile> {
  const state = stateOfVideo(video, parts);
  if (state.kind === 'failed')
    throw notFound(`Video '${video.id}' failed, so it has no content. ${state.error.message}`, 'video_id');
  if (state.kind !== 'completed')
    throw notFound('Video is not ready yet, use GET /v1/videos/{video_id} to check status.', 'video_id');
  if (state.expired) throw notFound(`The content of video '${video.id}' has expired.`, 'video_id');
  const variant = parts.dialect.previews ? asked : 'video';
  const tag = `${video.id}-${variant}`;
  switch (variant) {
    case 'video':
      return {path: parts.videoFiles.of(video.id).content, contentType: 'video/mp4', tag};
    case 'thumbnail':
      return {path: await parts.previews.thumbnail(video.id), contentType: 'image/webp', tag};
    case 'spritesheet':
      return {path: await parts.previews.spritesheet(video.id), contentType: 'image/jpeg', tag};
    default:
      throw badRequest(
        `Invalid value: '${variant.slice(0, 80)}'. Supported values are: ${variants.map((name) => `'${name}'`).join(', ')}.`,
        'variant',
      );
  }
}
