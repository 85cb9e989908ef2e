export type {
  BatchJob,
  BatchOrder,
  BatchRequest,
  BatchResult,
  BatchStatus,
  EngineBatches,
  FoundBatch,
} from './batches.ts';
export type {ContinuationCapability, EngineCapabilities, IdentityCapability} from './capabilities.ts';
export type {CallOptions, FetchOptions} from './call-options.ts';
export {checkRequest} from './check-request.ts';
export type {Engine} from './engine.ts';
export {EngineError, engineErrors, type EngineErrorCode} from './engine-error.ts';
export type {FrameRate} from './frame-rate.ts';
export type {EngineInputs, InputFile} from './inputs.ts';
export type {CharacterHandle, Job, JobStatus} from './job.ts';
export type {Json, JsonObject} from './json.ts';
export type {FoundJob, LostRequest} from './lost-request.ts';
export {usualPace, type EnginePace} from './pace.ts';
export type {Quote} from './quote.ts';
export type {
  CharacterRequest,
  CreateRequest,
  EditRequest,
  EngineRequest,
  ExtendRequest,
  RequestedIdentity,
  Take,
} from './request.ts';
export type {Size} from './size.ts';
