import {isJobFault, isLineFault} from '../faults/fault.ts';
import {serverError} from '../faults/request-faults.ts';
import type {ApiError} from '../http/api-error.ts';
import {errorBody} from '../http/answer-error.ts';
import type {ServerParts} from '../server-parts.ts';
import {createVideo} from '../videos/create-video.ts';
import {presentVideo} from '../videos/present-video.ts';
import {stateOfVideo} from '../videos/state-of-video.ts';
import {openBatchRunner, type BatchRunner} from './batch-runner.ts';
import type {BatchVideos} from './batch-videos.ts';
import {openLineTable, type LineAnswer} from './line-table.ts';

/** Batches that make the server's own videos. */
export function openBatches(parts: ServerParts, onCrash: (error: Error) => void): BatchRunner {
  const {clock, database, directories, events, faults, files, batches, ends, queue} = parts;
  const refusal = (error: ApiError): LineAnswer => ({
    statusCode: error.status,
    body: errorBody(error, parts.dialect),
  });
  const videos: BatchVideos = {
    create: async ({id, account}, fields, onCreated) => {
      const struck = faults.roll('batches.line');
      const failure = struck.find(isLineFault);
      if (failure !== undefined) return refusal(serverError(failure.status));
      const created = await createVideo(account, {encoding: 'json', fields}, parts, {
        batch: {id, onCreated},
        faults: struck.filter(isJobFault),
      });
      return created.kind === 'created' ? null : refusal(created.error);
    },
    countUnmade: parts.videos.countUnmade,
    answer: (video) => ({
      statusCode: 200,
      body: presentVideo(video, stateOfVideo(video, parts), parts.dialect),
    }),
    expire: (ids) => {
      for (const id of ids) {
        parts.videos.giveUp(id, clock.now(), windowClosed);
        void queue.cancel(id);
      }
      ends.endDue();
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
    lines: openLineTable(database, () => faults.report().seed),
    videos,
    scratch: directories.uploads,
    onCrash,
  });
}

const windowClosed = {
  code: 'batch_expired',
  message: 'The batch came to its end before the video was made.',
};
