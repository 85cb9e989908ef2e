import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {EngineError, type Job, type JsonObject} from '@matchcut/engine';
import type {ClipOrder} from './clip-order.ts';

/**
 * A job of this engine is the work itself: the order, and the digest of the one file that it still needs. All
 * else that came from files (the panel of the clip before, the designs of the figures) was read at `submit` and
 * is in the order, so the job can be kept, sent and fetched by any process that finds the same bytes at the same
 * path. Where they are gone the job is `engine-job-unknown`, and the clip is made anew: that costs nothing here.
 */
export type JobState = {
  readonly order: ClipOrder;
  readonly openingDigest: string | null;
};

export async function makeJob(order: ClipOrder): Promise<Job> {
  const {opening} = order;
  const openingDigest = opening === null ? null : await digestOf(opening.path);
  const state: JobState = {order, openingDigest};
  const json: JsonObject = JSON.parse(JSON.stringify(state));
  // The id stands in locks, so it says what is made and not where this machine keeps its files.
  const work = {...order, opening: opening === null ? null : {kind: opening.kind, digest: openingDigest}};
  return {
    engine: 'animatic',
    model: 'storyboard',
    id: createHash('sha256').update(JSON.stringify(work)).digest('hex').slice(0, 24),
    state: json,
  };
}

/** The state of a job that this engine made. Throws `engine-job-unknown` for any other. */
export function stateOf(job: Job): JobState {
  if (job.engine !== 'animatic' || !isJobState(job.state)) {
    throw new EngineError('engine-job-unknown', `Job ${job.id} is not a job of the animatic engine.`);
  }
  return job.state;
}

function isJobState(value: unknown): value is JobState {
  return typeof value === 'object' && value !== null && 'order' in value && 'openingDigest' in value;
}

/** Throws `engine-job-unknown` where the file that the clip starts from is no longer there, or another. */
export async function checkOpening(job: Job, {order, openingDigest}: JobState): Promise<void> {
  if (order.opening === null) return;
  const found = await digestOf(order.opening.path).catch(() => null);
  if (found !== openingDigest) {
    throw new EngineError(
      'engine-job-unknown',
      `Job ${job.id} starts from ${order.opening.path}, which is ${found === null ? 'no longer there' : 'another file now'}.`,
    );
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
