import type {VideoId} from '../ids.ts';
import type {VideoRecord} from '../videos/video-record.ts';
import type {BatchId} from './batch-id.ts';
import type {BatchRecord} from './batch-record.ts';
import type {LineAnswer} from './line-table.ts';

/** What batches need of videos. */
export type BatchVideos = {
  /**
   * Does what `POST /v1/videos` does. `onCreated` runs in the transaction that makes the video. Resolves to the answer
   * where that is an error, else to null.
   */
  readonly create: (
    batch: BatchRecord,
    fields: Readonly<Record<string, unknown>>,
    onCreated: (video: VideoId) => void,
  ) => Promise<LineAnswer | null>;
  /** How many wait to be made. */
  readonly countUnmade: (batch: BatchId) => number;
  /** The answer of `GET /v1/videos/{id}`. */
  readonly answer: (video: VideoRecord) => LineAnswer;
  /** Ends videos that are not made yet, as expired. */
  readonly expire: (videos: readonly VideoId[]) => void;
  readonly isExpired: (video: VideoRecord) => boolean;
  /** From now on the content of all videos of a batch is there until then. */
  readonly keep: (batch: BatchId, untilMs: number) => void;
};
