import type {ServerParts} from '../server-parts.ts';
import type {VideoRecord} from './video-record.ts';
import {videoStateAt, type Making, type VideoState} from './video-state.ts';

/** An hour, as the guide has it. */
const keptMs = 60 * 60 * 1000;

/** Where a video stands at this moment. */
export function stateOfVideo(
  video: VideoRecord,
  {queue, clock}: Pick<ServerParts, 'queue' | 'clock'>,
): VideoState {
  const {createdAtMs, readyAtMs} = video;
  return videoStateAt({createdAtMs, readyAtMs, keptMs, making: makingOf(video, queue)}, clock.now());
}

function makingOf({id, madeAtMs, error}: VideoRecord, queue: ServerParts['queue']): Making {
  if (madeAtMs !== null) return {kind: 'made', atMs: madeAtMs, error};
  const fraction = queue.fractionOf(id);
  return fraction === null ? {kind: 'waiting'} : {kind: 'painting', fraction};
}
