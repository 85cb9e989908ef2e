import type {AccountId} from '../account.ts';
import {inTransaction} from '../database/open-database.ts';
import {ApiError, badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {makeVideoId} from '../ids.ts';
import type {ServerParts} from '../server-parts.ts';
import {createBody} from './create-body.ts';
import {models, prices} from './models.ts';
import {parseBody} from './parse-body.ts';
import {requestKey} from './request-key.ts';
import type {VideoRecord} from './video-record.ts';

export type Created =
  | {readonly kind: 'created'; readonly video: VideoRecord}
  | {readonly kind: 'refused'; readonly error: ApiError};

export type CreateOptions = {
  /** The batch that asks: half the price. */
  readonly batch?: string;
};

/** What `POST /v1/videos` does with a body, whoever sent it; what the protocol forbids is answered, not thrown. */
export async function createVideo(
  account: AccountId,
  body: RequestBody,
  parts: ServerParts,
  options: CreateOptions = {},
): Promise<Created> {
  try {
    return {kind: 'created', video: await create(account, body, parts, options)};
  } catch (error) {
    if (error instanceof ApiError) return {kind: 'refused', error};
    throw error;
  }
}

async function create(
  account: AccountId,
  body: RequestBody,
  parts: ServerParts,
  {batch}: CreateOptions,
): Promise<VideoRecord> {
  const {clock, database, ledger, latencyMs, queue, videos} = parts;
  const {prompt, model, seconds, size} = parseBody(createBody, body.fields);
  const price = prices[models[model]][size];
  if (price === undefined)
    throw badRequest(
      `Invalid value: '${size.slice(0, 80)}'. Supported values of '${model}' are: ${Object.keys(
        prices[models[model]],
      )
        .map((name) => `'${name}'`)
        .join(', ')}.`,
      'size',
    );
  const key = requestKey({kind: 'create', model, prompt, size, seconds});
  const createdAtMs = clock.now();
  const video = inTransaction(database, () => {
    const taken = videos.takesOf(account, key);
    const take = firstFree(taken);
    const created = videos.insert({
      id: makeVideoId(),
      account,
      kind: 'create',
      model,
      prompt,
      size,
      seconds: Number(seconds),
      source: null,
      requestKey: key,
      take,
      paintJob: {
        size,
        parts: [{kind: 'painted', prompt, edit: null, seconds: Number(seconds), take, cast: []}],
        from: {kind: 'nothing'},
        keeps: 'whole',
      },
      batch: batch ?? null,
      createdAtMs,
      readyAtMs: createdAtMs + latencyMs,
    });
    ledger.open({
      video: created.id,
      account,
      kind: 'create',
      model,
      size,
      seconds: Number(seconds),
      usd: price * Number(seconds) * (batch === undefined ? 1 : 0.5),
      batch: batch !== undefined,
      atMs: createdAtMs,
    });
    return created;
  });
  queue.wake();
  return video;
}

/** A request that is made again gets another clip, as it would from a model, and always the same other clip. */
function firstFree(taken: ReadonlySet<number>): number {
  let take = 1;
  while (taken.has(take)) take += 1;
  return take;
}
