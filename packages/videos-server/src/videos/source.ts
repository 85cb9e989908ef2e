import type {AccountId} from '../account.ts';
import {badRequest, notFound} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {UploadedFile} from '../http/uploaded-file.ts';
import {secondsOf, type PaintBeginning, type PaintPart} from '../painting/paint-job.ts';
import {existingPart} from '../painting/video-files.ts';
import type {ServerParts} from '../server-parts.ts';
import {checkSize} from './create-body.ts';
import {missingParameter, unknownParameter, wrongType} from './parse-body.ts';
import {stateOfVideo} from './state-of-video.ts';
import {readUpload} from './read-upload.ts';
import {digestOf} from './take-reference.ts';
import type {VideoRecord} from './video-record.ts';

/** What an extension or an edit begins from. */
export type Source = {
  /** `null` for a client's own file. */
  readonly video: VideoRecord | null;
  readonly model: string;
  readonly size: string;
  readonly seconds: number;
  readonly parts: readonly PaintPart[];
  readonly begins: PaintBeginning;
  /** Files: all of it, its last part, and what it began with. */
  readonly content: string;
  readonly part: string;
  readonly reference: string;
  /** The same for the same source. */
  readonly identity: string;
};

/** Finds what stands in `video`: a completed video's id, or a file. Throws 400 and 404. */
export async function readSource(
  account: AccountId,
  {encoding, fields}: RequestBody,
  parts: ServerParts,
): Promise<Source> {
  const {video, model} = fields;
  if (video === undefined) throw missingParameter('video');
  if (video instanceof UploadedFile) return uploadedSource(video, model ?? 'sora-2', parts);
  if (model !== undefined) throw unknownParameter('model');
  if (encoding === 'multipart' && !parts.dialect.bracketedVideoId)
    throw notFound('Video not found.', 'video');
  if (typeof video !== 'object' || video === null || !('id' in video) || typeof video.id !== 'string')
    throw wrongType('video', "a file or an object with the 'id' of a video", video);
  const other = Object.keys(video).find((key) => key !== 'id');
  if (other !== undefined) throw unknownParameter(`video.${other}`);
  return completedSource(account, video.id, 'video.id', parts);
}

/** Throws 404 for what is not there, and 400 for what has no content. */
export function completedSource(account: AccountId, id: string, param: string, parts: ServerParts): Source {
  const video = parts.videos.find(account, id);
  if (video === null) throw notFound(`Video with id '${id.slice(0, 80)}' not found.`, param);
  const state = stateOfVideo(video, parts);
  if (state.kind !== 'completed')
    throw badRequest(
      `Video '${id}' is ${state.kind}; only a completed video can be used.`,
      param,
      'video_not_completed',
    );
  if (state.expired) throw badRequest(`The content of video '${id}' has expired.`, param, 'video_expired');
  const from = parts.videoFiles.of(video.id);
  return {
    video,
    model: video.model,
    size: video.paintJob.size,
    seconds: secondsOf(video.paintJob.parts),
    parts: video.paintJob.parts,
    begins: video.paintJob.begins,
    content: from.content,
    part: existingPart(from.part, from.content),
    reference: from.reference,
    identity: video.id,
  };
}

async function uploadedSource(file: UploadedFile, model: unknown, parts: ServerParts): Promise<Source> {
  if (typeof model !== 'string') throw wrongType('model', 'a string', model);
  const {video} = await readUpload(parts.media.probe(file.path), notAVideo);
  if (video === null || video.durationSeconds === 0) throw notAVideo();
  const size = `${video.width}x${video.height}`;
  checkSize(model, size, parts.dialect);
  const seconds = Math.max(1, Math.round(video.durationSeconds));
  return {
    video: null,
    model,
    size,
    seconds,
    parts: [{kind: 'given', seconds}],
    begins: 'nothing',
    content: file.path,
    part: file.path,
    reference: '',
    identity: await digestOf(file.path),
  };
}

export function notAVideo(): Error {
  return badRequest("Invalid 'video': expected a video.", 'video', 'invalid_file');
}
