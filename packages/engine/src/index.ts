export type {ContinuationCapability, EngineCapabilities, IdentityCapability} from './capabilities.ts';
export type {CallOptions, Engine, EngineInputs, FetchOptions, InputFile, Quote} from './engine.ts';
export {EngineError, engineErrors, type EngineErrorCode} from './engine-error.ts';
export type {FrameRate} from './frame-rate.ts';
export type {CharacterHandle, Job, JobStatus} from './job.ts';
export type {Json, JsonObject} from './json.ts';
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
