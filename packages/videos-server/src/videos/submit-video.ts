import {createHash} from 'node:crypto';
import type {AccountId} from '../account.ts';
import {inTransaction} from '../database/open-database.ts';
import type {JobFault} from '../faults/fault.ts';
import {spoilJob} from '../faults/spoil-job.ts';
import type {VideoId} from '../ids.ts';
import {priceOf} from '../ledger/prices.ts';
import type {PaintJob} from '../painting/paint-job.ts';
import type {ServerParts} from '../server-parts.ts';
import type {VideoKind, VideoRecord} from './video-record.ts';

/** The batch that asks. `onCreated` runs in the transaction that makes the video. */
export type BatchOrder = {readonly id: string; readonly onCreated: (video: VideoId) => void};

/** A request that was found right. Its files are in the folder of its id. */
export type VideoOrder = {
  readonly id: VideoId;
  readonly account: AccountId;
  readonly kind: VideoKind;
  readonly model: string;
  readonly prompt: string;
  readonly size: string;
  /** Of the whole content. */
  readonly seconds: number;
  readonly billedSeconds: number;
  readonly source: VideoId | null;
  /** What else tells this request from others. */
  readonly details: readonly string[];
  readonly batch: BatchOrder | null;
  readonly faults: readonly JobFault[];
  readonly paintJob: (take: number) => PaintJob;
};

const hour = 60 * 60 * 1000;

/** Writes the job and its price down, and has it painted. */
export function submitVideo(order: VideoOrder, parts: ServerParts): VideoRecord {
  const {clock, database, latencyMs, ledger, queue, videos} = parts;
  const {id, account, kind, model, prompt, size, seconds, billedSeconds, source, batch, faults} = order;
  const createdAtMs = clock.now();
  const requestKey = keyOf(order);
  const video = inTransaction(database, () => {
    const take = firstFree(videos.takesOf(account, requestKey));
    const created = videos.insert({
      id,
      account,
      kind,
      model,
      prompt,
      size,
      seconds,
      source,
      requestKey,
      take,
      paintJob: spoilJob(order.paintJob(take), faults),
      batch: batch?.id ?? null,
      faults,
      createdAtMs,
      readyAtMs:
        createdAtMs + latencyMs + 1000 * (faults.find((fault) => fault.kind === 'slow-job')?.seconds ?? 0),
      // By the guide an hour; of a batch until a day after its end, which is set when that has come, in a day at most.
      keptMs: faults.some((fault) => fault.kind === 'expired') ? 0 : (batch === null ? 1 : 48) * hour,
    });
    ledger.open({
      video: id,
      account,
      kind,
      model,
      size,
      seconds: billedSeconds,
      usd: priceOf({model, size, seconds: billedSeconds, batch: batch !== null}),
      batch: batch !== null,
      atMs: createdAtMs,
    });
    batch?.onCreated(id);
    return created;
  });
  // Not in this turn: a create is answered with a job that is queued.
  setImmediate(queue.wake);
  return video;
}

function keyOf({kind, model, prompt, size, seconds, source, details}: VideoOrder): string {
  const request = JSON.stringify([kind, model, prompt, size, seconds, source, details]);
  return createHash('sha256').update(request).digest('hex');
}

/** A request that is made again gets another clip, as it would from a model, and always the same other clip. */
function firstFree(taken: ReadonlySet<number>): number {
  let take = 1;
  while (taken.has(take)) take += 1;
  return take;
}
