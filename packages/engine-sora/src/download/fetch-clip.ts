import {EngineError, type FetchOptions, type Job} from '@matchcut/engine';
import {askAbout, goneError} from '../jobs/job-status.ts';
import {requireOwn} from '../jobs/job-state.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Call} from '../wire/call.ts';
import type {Client} from '../wire/client.ts';
import {readStatus} from '../wire/status-words.ts';
import {checkClip} from './check-clip.ts';
import {createTarget} from './target.ts';
import {transfer} from './transfer.ts';

const notThere = {code: 'engine-job-unknown'} as const;

/** Brings a clip to a file that does not exist. What breaks off goes on where it was; a failure leaves nothing behind. */
export async function fetchClip(
  job: Job,
  to: string,
  client: Client,
  surroundings: Surroundings,
  {signal, onProgress}: FetchOptions,
): Promise<void> {
  signal?.throwIfAborted();
  requireOwn(job);
  const call: Call = {
    path: `videos/${encodeURIComponent(job.id)}/content`,
    headers: {accept: 'video/mp4'},
    meanings: {404: notThere, 410: notThere},
    signal,
  };
  const target = await createTarget(to);
  try {
    const {contentType} = await transfer(call, target, client, onProgress ?? (() => {}));
    await checkClip(target, contentType, client);
    await target.keep();
  } catch (error) {
    await target.discard();
    signal?.throwIfAborted();
    throw EngineError.is(error) && error.code === notThere.code
      ? await whyNotThere(job, error, client, surroundings, signal)
      : error;
  }
}

/** A clip can be missing for good, or not be there yet: "404" alone does not say which. */
async function whyNotThere(
  job: Job,
  error: EngineError,
  client: Client,
  {clock}: Surroundings,
  signal: AbortSignal | undefined,
): Promise<EngineError> {
  const {value: video} = await askAbout(job, client, signal);
  const isExpired = typeof video.expires_at === 'number' && video.expires_at * 1000 <= clock.now();
  if (isExpired || readStatus(video.status ?? '') === 'gone') return goneError(job, client.server());
  return new EngineError('engine-unreachable', `${error.message} The job is ${video.status ?? 'known'}.`, {
    hint: 'The clip may come a moment later. Run again to go on; nothing is paid twice.',
  });
}
