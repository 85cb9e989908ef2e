import type {SQLOutputValue} from 'node:sqlite';
import {accountId, type AccountId} from '../account.ts';
import type {JobFault} from '../faults/fault.ts';
import {videoId, type VideoId} from '../ids.ts';
import type {PaintJob} from '../painting/paint-job.ts';
import type {VideoError} from './video-state.ts';

export type VideoKind = 'create' | 'extension' | 'edit' | 'remix';

/** What is known of a video before anything is made. */
export type NewVideo = {
  readonly id: VideoId;
  readonly account: AccountId;
  readonly kind: VideoKind;
  readonly model: string;
  readonly prompt: string;
  readonly size: string;
  /** Of the whole content. */
  readonly seconds: number;
  readonly source: VideoId | null;
  /** The same for requests that ask for the same thing. */
  readonly requestKey: string;
  /** Which of the videos of identical requests it is, from 1 on. */
  readonly take: number;
  readonly paintJob: PaintJob;
  /** The batch that asked for it. */
  readonly batch: string | null;
  /** What goes wrong with it, on purpose. */
  readonly faults: readonly JobFault[];
  readonly createdAtMs: number;
  readonly readyAtMs: number;
  readonly keptMs: number;
};

export type VideoRecord = NewVideo & {
  /** Rises with each video: the order of lists. */
  readonly number: number;
  readonly madeAtMs: number | null;
  readonly error: VideoError | null;
};

type Row = Readonly<Record<string, SQLOutputValue>>;

export function readVideo(row: Row): VideoRecord {
  return {
    number: Number(row['number']),
    id: videoId(text(row, 'id')),
    account: accountId(text(row, 'account')),
    kind: text(row, 'kind') as VideoKind,
    model: text(row, 'model'),
    prompt: text(row, 'prompt'),
    size: text(row, 'size'),
    seconds: Number(row['seconds']),
    source: row['source'] === null ? null : videoId(text(row, 'source')),
    requestKey: text(row, 'request_key'),
    take: Number(row['take']),
    paintJob: JSON.parse(text(row, 'paint_job')),
    batch: row['batch'] === null ? null : text(row, 'batch'),
    faults: JSON.parse(text(row, 'faults')),
    createdAtMs: Number(row['created_at']),
    readyAtMs: Number(row['ready_at']),
    keptMs: Number(row['kept_ms']),
    madeAtMs: row['made_at'] === null ? null : Number(row['made_at']),
    error:
      row['error_code'] === null
        ? null
        : {code: text(row, 'error_code'), message: text(row, 'error_message')},
  };
}

const text = (row: Row, column: string): string => String(row[column]);
