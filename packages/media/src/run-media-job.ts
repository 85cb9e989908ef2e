import {hashFrames} from './backend/hash-frames.ts';
import {join} from './backend/join.ts';
import {measureLoudness} from './backend/measure-loudness.ts';
import {measurePeaks} from './backend/measure-peaks.ts';
import {mix} from './backend/mix/mix.ts';
import {pickPngs, pickRaw} from './backend/pick-frames.ts';
import {probe} from './backend/probe.ts';
import {transcode} from './backend/transcode.ts';
import {withOwnWords} from './backend/with-own-words.ts';
import type {MediaJob, MediaResult} from './media-job.ts';

/** Carries a job out in this process. */
export function runMediaJob(job: MediaJob, onFrames: (frames: number) => void): Promise<MediaResult> {
  return withOwnWords(() => carryOut(job, onFrames));
}

function carryOut(job: MediaJob, onFrames: (frames: number) => void): Promise<MediaResult> {
  switch (job.kind) {
    case 'probe':
      return probe(job.path).then((result) => ({kind: 'probe', probe: result}));
    case 'transcode':
      return transcode(job.job, onFrames).then(() => ({kind: 'written'}));
    case 'join':
      return join(job.job, onFrames).then(() => ({kind: 'written'}));
    case 'mix':
      return mix(job.job).then(() => ({kind: 'written'}));
    case 'loudness':
      return measureLoudness(job.path).then((loudness) => ({kind: 'loudness', loudness}));
    case 'peaks':
      return measurePeaks(job.job).then((peaks) => ({kind: 'peaks', peaks}));
    case 'frames':
      return pickPngs(job.job).then((frames) => ({kind: 'frames', frames}));
    case 'raw-frames':
      return pickRaw(job.job).then((frames) => ({kind: 'frames', frames}));
    case 'hash-frames':
      return hashFrames(job.path).then((hashes) => ({kind: 'hashes', hashes}));
    default:
      return job satisfies never;
  }
}
