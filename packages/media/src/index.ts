export {createMedia, type CreateMediaOptions} from './create-media.ts';
export type {
  AudioOutput,
  AudioProbe,
  CallOptions,
  FramesJob,
  JoinJob,
  JoinPart,
  Media,
  MediaOptions,
  MixJob,
  Loudness,
  MixDucking,
  MixLoop,
  MixSound,
  OutputFile,
  Peaks,
  PeaksJob,
  Probe,
  ProgressOptions,
  Rational,
  RawFramesJob,
  TranscodeInput,
  TranscodeJob,
  VideoOutput,
  VideoProbe,
} from './media.ts';
export {uprightFilters, uprightSize, type Orientation} from './orientation.ts';
export {MediaError, mediaErrors, type MediaErrorCode} from './media-error.ts';
export {
  createWorkerPool,
  type RunOptions,
  type WorkerPool,
  type WorkerPoolOptions,
} from './worker/create-worker-pool.ts';
