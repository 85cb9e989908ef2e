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
  readonly error: {readonly code: string; readonly message: string} | null;
};

export function presentVideo(video: VideoRecord, state: VideoState): VideoResource {
  const completed = state.kind === 'completed';
  return {
    id: video.id,
    object: 'video',
    model: video.model,
    status: state.kind,
    progress: state.kind === 'in_progress' ? state.progress : completed ? 100 : 0,
    created_at: unixSeconds(video.createdAtMs),
    completed_at: completed ? unixSeconds(state.atMs) : null,
    expires_at: completed ? unixSeconds(state.expiresAtMs) : null,
    prompt: video.prompt,
    size: video.size,
    seconds: String(video.seconds),
    remixed_from_video_id: video.kind === 'remix' ? video.source : null,
    error: state.kind === 'failed' ? state.error : null,
  };
}

const unixSeconds = (ms: number): number => Math.floor(ms / 1000);
