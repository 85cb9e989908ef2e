import {rmSync} from 'node:fs';
import {loadBackend} from './load-backend.ts';
import type {MediaJob, MediaResult} from './media-job.ts';
import {serveWorker} from './worker/serve-worker.ts';

let scratch: string | null = null;

// A parent that was killed cannot clean up. This listener comes before the one that ends the process.
process.on('disconnect', () => {
  if (scratch !== null) rmSync(scratch, {recursive: true, force: true});
});

serveWorker<MediaJob, MediaResult, number>(async (job, onFrames) => {
  const {runMediaJob} = await loadBackend(() => import('./run-media-job.ts'));
  scratch = 'scratch' in job ? job.scratch : null;
  return runMediaJob(job, onFrames);
});
