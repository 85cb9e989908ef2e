import type {EngineCapabilities} from './capabilities.ts';
import type {CharacterHandle, Job, JobStatus} from './job.ts';
import type {JsonObject} from './json.ts';
import type {CharacterRequest, EngineRequest} from './request.ts';

/**
 * What makes clips. `submit` starts, `status` asks, `fetch` brings: three calls with a serialisable `Job`
 * between them, so that a killed run loses nothing that was paid for.
 *
 * Every method throws an `EngineError`; `isRetryable` says whether the same call may be made again.
 */
export interface Engine {
  /** Permanent, lower case: `animatic`, `sora`. */
  readonly id: string;
  readonly model: string;
  /** Changes whenever the same request would make a different clip. Enters every key. */
  readonly semantics: string;
  /** Settings that shape results. Enters every key, so it holds no secret, address or path. */
  readonly options: JsonObject;
  readonly capabilities: EngineCapabilities;
  /** Whether a run may be billed. Paid engines are frozen in CI. */
  readonly billing: 'free' | 'paid';

  /** The price of a request; pure. */
  quote(request: EngineRequest): Quote;

  /** Starts a job. Money is spent here and nowhere else. */
  submit(request: EngineRequest, inputs: EngineInputs, options?: CallOptions): Promise<Job>;

  status(job: Job, options?: CallOptions): Promise<JobStatus>;

  /** Brings the clip of a completed job to `to`, which must not exist. */
  fetch(job: Job, to: string, options?: FetchOptions): Promise<void>;

  /** Makes an identity's handle. Only where `capabilities.identities.via` is `handle`. */
  createCharacter(
    request: CharacterRequest,
    reference: InputFile | null,
    options?: CallOptions,
  ): Promise<CharacterHandle>;

  /** Ends what the engine has started on this machine: workers, sockets. Jobs go on. */
  close(): Promise<void>;
}

/** A price in US dollars, or `null` where it is not known. An unknown price is never 0. */
export type Quote = {
  readonly usd: number | null;
};

/** A file that a request names by digest or key, where it lies on this machine. */
export type InputFile = {
  readonly path: string;
  readonly digest: string;
};

/** The things that a request names, found. */
export type EngineInputs = {
  /** Handles of `request.identities`, in their order; empty where the engine keeps none. */
  readonly identities: readonly CharacterHandle[];
  /** The clip that is continued or changed, with the job that made it where that is known. */
  readonly source: (InputFile & {readonly job: Job | null}) | null;
  readonly firstFrame: InputFile | null;
};

export type CallOptions = {
  readonly signal?: AbortSignal;
};

export type FetchOptions = CallOptions & {
  /** Called with 0 to 1. */
  readonly onProgress?: (progress: number) => void;
};
