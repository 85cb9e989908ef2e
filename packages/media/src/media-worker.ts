import {loadBackend} from './load-backend.ts';
import type {MediaJob, MediaResult} from './media-job.ts';
import {serveWorker} from './worker/serve-worker.ts';

serveWorker<MediaJob, MediaResult, number>(async (job, onFrames) => {
  const {runMediaJob} = await loadBackend(() => import('./run-media-job.ts'));
  return runMediaJob(job, onFrames);
});
