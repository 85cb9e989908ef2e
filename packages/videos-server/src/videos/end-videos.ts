import {inTransaction} from '../database/open-database.ts';
import type {VideoId} from '../ids.ts';
import type {ServerParts} from '../server-parts.ts';
import type {VideoError} from './video-state.ts';

export type EndVideos = {
  /** A video was painted, or could not be. */
  readonly made: (id: VideoId, error: VideoError | null) => void;
  /** Ends the videos whose time has come, clears away those that have expired, and waits for the next change. */
  readonly endDue: () => void;
  readonly close: () => void;
};

/** One timer for all videos: the wait for whatever changes next. */
export function openEndVideos(
  parts: Pick<ServerParts, 'clock' | 'database' | 'events' | 'ledger' | 'videos' | 'videoFiles'>,
): EndVideos {
  const {clock, database, events, ledger, videos, videoFiles} = parts;
  let cancel = (): void => {};

  const endDue = (): void => {
    cancel();
    for (const video of videos.due(clock.now())) {
      inTransaction(database, () => {
        videos.markEnded(video);
        ledger.settle(video.id, video.error === null ? 'billed' : 'not-billed');
        events.emit('videoEnded', video);
      });
      if (video.error !== null) videoFiles.remove(video.id);
    }
    for (const id of videos.expired(clock.now())) {
      videoFiles.remove(id);
      videos.markGone(id);
    }
    const next = videos.nextChange();
    cancel = next === null ? () => {} : clock.runAt(next, endDue);
  };

  return {
    made: (id, error) => {
      videos.markMade(id, clock.now(), error);
      events.emit('videoMade', id);
      endDue();
    },
    endDue,
    close: () => cancel(),
  };
}
