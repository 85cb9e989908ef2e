import {resolve} from 'node:path';
import {MediaError} from './media-error.ts';
import type {Media, OutputFile, ProgressOptions, TranscodeInput} from './media.ts';
import type {MediaJob, MediaResult} from './media-job.ts';
import {partialOutput, type PartialOutput} from './partial-output.ts';
import {createWorkerPool} from './worker/create-worker-pool.ts';

export type CreateMediaOptions = {
  /**
   * Worker processes at most, each with one job at a time; they are started when there is work for them.
   * @default the number of cores
   */
  readonly workers?: number;
};

/** FFmpeg in worker processes, which do not keep this one alive. */
export function createMedia({workers}: CreateMediaOptions = {}): Media {
  const pool = createWorkerPool<MediaJob, MediaResult, number>({
    entry: new URL('./media-worker.ts', import.meta.url),
    ...(workers !== undefined && {size: workers}),
  });

  return {
    async probe(path, options) {
      const result = await run({kind: 'probe', path: resolve(path)}, options);
      return result.kind === 'probe' ? result.probe : wrongAnswer(result);
    },
    transcode: (job, options) =>
      write(job.output, options, ({output, scratch}) => {
        const inputs = job.inputs.map(withAbsolutePaths);
        return {kind: 'transcode', job: {...job, inputs, output}, scratch};
      }),
    join: (job, options) =>
      write(job.output, options, ({output, scratch}) => {
        const parts = job.parts.map((part) => ({...part, path: resolve(part.path)}));
        const sound = job.sound && {path: resolve(job.sound.path)};
        return {kind: 'join', job: {...job, parts, sound, output}, scratch};
      }),
    mix: (job, options) =>
      write(job.output, options, ({output, scratch}) => {
        const sounds = job.sounds.map((sound) => ({...sound, path: resolve(sound.path)}));
        return {kind: 'mix', job: {...job, sounds, output}, scratch};
      }),
    async loudness(path, options) {
      const result = await run({kind: 'loudness', path: resolve(path)}, options);
      return result.kind === 'loudness' ? result.loudness : wrongAnswer(result);
    },
    async peaks(job, options) {
      const result = await run({kind: 'peaks', job: {...job, path: resolve(job.path)}}, options);
      return result.kind === 'peaks' ? result.peaks : wrongAnswer(result);
    },
    async frames(job, options) {
      const result = await run({kind: 'frames', job: {...job, path: resolve(job.path)}}, options);
      return result.kind === 'frames' ? result.frames : wrongAnswer(result);
    },
    async rawFrames(job, options) {
      const result = await run({kind: 'raw-frames', job: {...job, path: resolve(job.path)}}, options);
      return result.kind === 'frames' ? result.frames : wrongAnswer(result);
    },
    async hashFrames(path, options) {
      const result = await run({kind: 'hash-frames', path: resolve(path)}, options);
      return result.kind === 'hashes' ? result.hashes : wrongAnswer(result);
    },
    close: () => pool.close(),
  };

  async function write(
    target: OutputFile,
    options: ProgressOptions | undefined,
    jobFor: (partial: PartialOutput) => MediaJob,
  ): Promise<void> {
    const partial = partialOutput(target);
    try {
      await run(jobFor(partial), options);
      partial.publish();
    } finally {
      partial.discard();
    }
  }

  function run(job: MediaJob, {signal, onFrames}: ProgressOptions = {}): Promise<MediaResult> {
    return pool.run(job, {...(signal && {signal}), ...(onFrames && {onProgress: onFrames})});
  }
}

function withAbsolutePaths(input: TranscodeInput): TranscodeInput {
  return 'pictures' in input
    ? {pictures: input.pictures.map((path) => resolve(path))}
    : {...input, path: resolve(input.path)};
}

function wrongAnswer(result: MediaResult): never {
  throw new MediaError('media-failed', `The media worker answered with ${result.kind}.`);
}
