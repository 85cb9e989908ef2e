import type {Clock} from '../clock.ts';
import type {PaintQueue} from '../painting/paint-queue.ts';
import type {VideoRecord} from './video-record.ts';
import {videoStateAt, type Making, type VideoState} from './video-state.ts';

/** Where a video stands at this moment. */
export function stateOfVideo(
  video: VideoRecord,
  {queue, clock}: {readonly queue: PaintQueue; readonly clock: Clock},
): VideoState {
  const {createdAtMs, readyAtMs, keptMs} = video;
  const making = makingOf(video, queue);
  return videoStateAt({createdAtMs, readyAtMs, keptMs, stuck: isStuck(video), making}, clock.now());
}

export const isStuck = ({faults}: Pick<VideoRecord, 'faults'>): boolean =>
  faults.some(({kind}) => kind === 'stuck');

function makingOf({id, madeAtMs, error}: VideoRecord, queue: PaintQueue): Making {
  if (madeAtMs !== null) return {kind: 'made', atMs: madeAtMs, error};
  const fraction = queue.fractionOf(id);
  return fraction === null ? {kind: 'waiting'} : {kind: 'painting', fraction};
}
