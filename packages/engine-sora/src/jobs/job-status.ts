import {EngineError, type Job, type JobStatus} from '@matchcut/engine';
import type {Surroundings} from '../surroundings.ts';
import type {Call} from '../wire/call.ts';
import type {Answer, Client} from '../wire/client.ts';
import {refusalsByCode} from '../wire/refusals.ts';
import {pollAfterMs} from '../wire/retry-after.ts';
import {videoSchema, type Video} from '../wire/schemas.ts';
import {readStatus} from '../wire/status-words.ts';
import {requireOwn, unknownJob} from './job-state.ts';

const unknown = {code: 'engine-job-unknown', needsWords: true} as const;

/** Asks about a job. Throws `engine-job-unknown` where the server does not know it. */
export async function jobStatus(
  job: Job,
  client: Client,
  {clock}: Surroundings,
  signal: AbortSignal | undefined,
): Promise<JobStatus> {
  const {value: video, headers} = await askAbout(job, client, signal);
  const standing = readStatus(video.status ?? 'queued');
  const after = pollAfterMs(headers, clock.now());
  const wait = after === null ? {} : {pollAfterMs: after};
  switch (standing) {
    case 'queued':
      return {kind: 'running', progress: 0, ...wait};
    case 'running':
      return {kind: 'running', progress: progressOf(video), ...wait};
    case null:
      return {kind: 'running', progress: progressOf(video), word: video.status ?? '', ...wait};
    case 'completed':
      return {kind: 'completed'};
    case 'failed':
      return {kind: 'failed', ...failureOf(video)};
    // What it paid for may still be there: the content has the last word, and says so where it is not.
    case 'gone':
      return {kind: 'completed'};
    default:
      return standing satisfies never;
  }
}

export async function askAbout(
  job: Job,
  client: Client,
  signal: AbortSignal | undefined,
): Promise<Answer<Video>> {
  requireOwn(job);
  const call: Call = {
    path: `videos/${encodeURIComponent(job.id)}`,
    meanings: {404: unknown, 410: unknown},
    signal,
  };
  try {
    return await client.ask(call, videoSchema);
  } catch (error) {
    throw EngineError.is(error) && error.code === 'engine-job-unknown'
      ? unknownJob(job, client.server(), error.message)
      : error;
  }
}

/** The clip was made, and paid for, and is no longer there. */
export function goneError(job: Job, server: string): EngineError {
  return new EngineError(
    'engine-job-unknown',
    `The clip of job ${job.id} has expired at ${server} before it was fetched. What was paid for it is lost.`,
    {hint: 'Make the clip again. Clips are fetched at once while a run goes on.'},
  );
}

/** One of the engine's own codes where what happened is one of its errors, else the provider's word. */
export function failureOf({status, error}: Video): {readonly code: string; readonly message: string} {
  const word = error?.code ?? status?.toLowerCase() ?? 'failed';
  return {
    code: refusalsByCode[word]?.code ?? word,
    message: error?.message || `The provider says no more than "${word}".`,
  };
}

function progressOf({progress}: Video): number {
  return Math.min(Math.max((progress ?? 0) / 100, 0), 1);
}
