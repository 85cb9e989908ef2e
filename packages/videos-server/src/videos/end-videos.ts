import {inTransaction} from '../database/open-database.ts';
import type {ServerParts} from '../server-parts.ts';
import {stateOfVideo} from './state-of-video.ts';

export type EndVideos = {
  /** Ends the videos whose time has come, and waits for the next one. */
  readonly endDue: () => void;
  readonly close: () => void;
};

/** One timer for all videos: the wait for the one that is ready next. */
export function openEndVideos(parts: ServerParts): EndVideos {
  const {clock, database, events, ledger, videos} = parts;
  let cancel = (): void => {};

  const endDue = (): void => {
    cancel();
    const made = videos.made();
    for (const video of made) {
      const state = stateOfVideo(video, parts);
      if (state.kind !== 'completed' && state.kind !== 'failed') continue;
      inTransaction(database, () => {
        videos.markEnded(video.id);
        ledger.settle(video.id, state.kind === 'completed' ? 'billed' : 'not-billed');
        events.emit('videoEnded', video);
      });
    }
    const next = Math.min(...made.map(({readyAtMs}) => readyAtMs).filter((atMs) => atMs > clock.now()));
    if (Number.isFinite(next)) cancel = clock.runAt(next, endDue);
  };

  return {endDue, close: () => cancel()};
}
