import {errorBody} from '../http/answer-error.ts';
import type {ServerParts} from '../server-parts.ts';
import {createVideo} from '../videos/create-video.ts';
import {presentVideo} from '../videos/present-video.ts';
import {stateOfVideo} from '../videos/state-of-video.ts';
import {openBatchRunner, type BatchRunner} from './batch-runner.ts';
import type {BatchVideos} from './batch-videos.ts';
import {openLineTable} from './line-table.ts';

export type OpenBatchesOptions = {
  /** Shuffles result files. */
  readonly seed: number;
  /** Ends the videos whose time has come. */
  readonly endDue: () => void;
  readonly onCrash: (error: Error) => void;
};

/** Batches that make the server's own videos. */
export function openBatches(parts: ServerParts, {seed, endDue, onCrash}: OpenBatchesOptions): BatchRunner {
  const {clock, database, directories, events, files, batches} = parts;
  const videos: BatchVideos = {
    create: async ({id, account}, fields, onCreated) => {
      const created = await createVideo(account, {encoding: 'json', fields}, parts, {batch: {id, onCreated}});
      return created.kind === 'created'
        ? null
        : {statusCode: created.error.status, body: errorBody(created.error, parts.dialect)};
    },
    answer: (video) => ({
      statusCode: 200,
      body: presentVideo(video, stateOfVideo(video, parts), parts.dialect),
    }),
    expire: (ids) => {
      for (const id of ids) parts.videos.giveUp(id, clock.now(), windowClosed);
      endDue();
    },
    isExpired: ({error}) => error?.code === windowClosed.code,
    keep: (batch, untilMs) => parts.videos.keepBatch(batch, untilMs),
  };
  return openBatchRunner({
    clock,
    database,
    events,
    files,
    batches,
    lines: openLineTable(database, seed),
    videos,
    scratch: directories.uploads,
    onCrash,
  });
}

const windowClosed = {
  code: 'batch_expired',
  message: 'The completion window of the batch expired before the video was made.',
};
