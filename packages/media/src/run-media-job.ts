import {hashFrames} from './backend/hash-frames.ts';
import {join} from './backend/join.ts';
import {pickFrames} from './backend/pick-frames.ts';
import {probe} from './backend/probe.ts';
import {transcode} from './backend/transcode.ts';
import {withOwnWords} from './backend/with-own-words.ts';
import type {MediaJob, MediaResult} from './media-job.ts';

/** Carries a job out in this process. */
export function runMediaJob(job: MediaJob, onFrames: (frames: number) => void): Promise<MediaResult> {
  return withOwnWords(() => dispatch(job, onFrames));
}

async function dispatch(job: MediaJob, onFrames: (frames: number) => void): Promise<MediaResult> {
  switch (job.kind) {
    case 'probe':
      return {kind: 'probe', probe: await probe(job.path)};
    case 'transcode':
      await transcode(job.job, onFrames);
      return {kind: 'written'};
    case 'join':
      await join(job.job, onFrames);
      return {kind: 'written'};
    case 'frames':
      return {kind: 'frames', pngs: await pickFrames(job.job)};
    case 'hash-frames':
      return {kind: 'hashes', hashes: await hashFrames(job.path)};
  }
}
