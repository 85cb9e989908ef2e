import {unixSeconds} from '../clock.ts';
import type {Dialect} from '../dialects/dialect.ts';
import type {VideoRecord} from './video-record.ts';
import type {VideoState} from './video-state.ts';

/** A video as the protocol writes it. Times in seconds since 1970. */
export type VideoResource = {
  readonly id: string;
  readonly object: 'video';
  readonly model: string;
  readonly status: string;
  readonly progress: number;
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly expires_at: number | null;
  readonly prompt: string | null;
  readonly size: string;
  readonly seconds: string;
  readonly remixed_from_video_id: string | null;
  readonly error: {readonly code?: string; readonly message: string} | null;
};

export function presentVideo(
  video: VideoRecord,
  state: VideoState,
  {videoErrorCode, videoExtras}: Pick<Dialect, 'videoErrorCode' | 'videoExtras'>,
): VideoResource {
  const completed = state.kind === 'completed' ? state : null;
  return {
    id: video.id,
    object: 'video',
    model: video.model,
    status: statusOf(video, state),
    progress: state.kind === 'in_progress' ? state.progress : completed ? 100 : 0,
    created_at: unixSeconds(video.createdAtMs),
    completed_at: completed && unixSeconds(completed.atMs),
    expires_at: completed && unixSeconds(completed.expiresAtMs),
    prompt: video.prompt,
    size: video.size,
    seconds: String(video.seconds),
    remixed_from_video_id: video.kind === 'remix' ? video.source : null,
    error: errorOf(state, videoErrorCode),
    ...videoExtras,
  };
}

function statusOf({faults}: VideoRecord, state: VideoState): string {
  if (state.kind === 'completed')
    return faults.find((fault) => fault.kind === 'unknown-status')?.status ?? state.kind;
  // Its batch came to an end before it was made.
  return state.kind === 'failed' && state.error.code === 'batch_expired' ? 'expired' : state.kind;
}

function errorOf(state: VideoState, hasCode: boolean): VideoResource['error'] {
  if (state.kind !== 'failed') return null;
  return hasCode ? state.error : {message: state.error.message};
}
