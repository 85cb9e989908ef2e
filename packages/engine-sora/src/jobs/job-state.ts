import {
  EngineError,
  type EngineInputs,
  type EngineRequest,
  type Job,
  type JsonObject,
} from '@matchcut/engine';
import type {Dialect} from '../dialects/dialect.ts';

export const engineId = 'sora';

/** What is kept of a job beside its id: no key, but whose server it is, so that another one's "unknown" is not believed. */
export type JobState = {
  readonly server: string;
  /** `1280x720`. */
  readonly size: string;
  /** Length of its clip; of a continued one the whole. `null` where it is not known. */
  readonly seconds: number | null;
  /** What was made of a file that went along, so that it is no surprise. */
  readonly fitted?: string | null;
};

export function makeJob(id: string, model: string, {server, size, seconds, fitted = null}: JobState): Job {
  const state: JsonObject = {server, size, seconds, ...(fitted !== null && {fitted})};
  return {engine: engineId, model, id, state};
}

/** Seconds of the clip that a job makes: of an extension the whole, of an edit what its source has, as servers say it. */
export function secondsOf(
  request: EngineRequest,
  {source}: Pick<EngineInputs, 'source'>,
  {continuation}: Pick<Dialect, 'continuation'>,
): number | null {
  const known = source?.job?.state['seconds'];
  const before = typeof known === 'number' ? known : null;
  switch (request.kind) {
    case 'create':
      return request.seconds;
    case 'extend':
      if (continuation.kind !== 'extensions') return request.seconds;
      return before === null ? null : before + request.seconds;
    case 'edit':
      return before;
    default:
      return request satisfies never;
  }
}

/** Throws `engine-job-unknown` for another engine's job. */
export function requireOwn(job: Job): void {
  if (job.engine !== engineId)
    throw new EngineError('engine-job-unknown', `Job ${job.id} is one of the engine ${job.engine}.`);
}

/**
 * What to throw where the server does not know a job. A server that did not make it can't say that it is gone: then it
 * is still there, and paid for, at the one that did.
 */
export function unknownJob(job: Job, server: string, words: string): EngineError {
  const {server: madeAt} = job.state;
  if (typeof madeAt === 'string' && madeAt !== server)
    return new EngineError(
      'engine-misconfigured',
      `Job ${job.id} was made at ${madeAt}; ${server} does not know it. ${words}`,
      {hint: `Set the base URL to ${madeAt} again until the job's clip is here.`},
    );
  return new EngineError('engine-job-unknown', `${server} does not know job ${job.id}. ${words}`);
}
