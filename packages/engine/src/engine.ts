import type {EngineBatches} from './batches.ts';
import type {CallOptions, FetchOptions} from './call-options.ts';
import type {EngineCapabilities} from './capabilities.ts';
import type {EngineInputs, InputFile} from './inputs.ts';
import type {CharacterHandle, Job, JobStatus} from './job.ts';
import type {JsonObject} from './json.ts';
import type {FoundJob, LostRequest} from './lost-request.ts';
import type {EnginePace} from './pace.ts';
import type {Quote} from './quote.ts';
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
  /** How it wants to be asked. @default `usualPace` */
  readonly pace?: EnginePace;

  /** The price of a request; pure. */
  quote(request: EngineRequest): Quote;

  /** Starts a job. Money is spent here and nowhere else. */
  submit(request: EngineRequest, inputs: EngineInputs, options?: CallOptions): Promise<Job>;

  status(job: Job, options?: CallOptions): Promise<JobStatus>;

  /**
   * Resolves when a running job may have changed, at the latest after `withinMs`; for engines that are told of
   * changes (webhooks). Without it, time alone decides when to ask again.
   */
  changed?(job: Job, withinMs: number, options?: CallOptions): Promise<void>;

  /**
   * Looks for the job of a request whose answer was lost, so that it can be adopted instead of being paid twice.
   * It may take as long as the provider needs until its list can be trusted. Without it nothing can be decided.
   */
  find?(lost: LostRequest, options?: CallOptions): Promise<FoundJob>;

  /** Brings the clip of a completed job to `to`, which must not exist. */
  fetch(job: Job, to: string, options?: FetchOptions): Promise<void>;

  /** Makes an identity's handle. Only where `capabilities.identities.kind` is `handle`. */
  createCharacter(
    request: CharacterRequest,
    reference: InputFile | null,
    options?: CallOptions,
  ): Promise<CharacterHandle>;

  /** Whether the provider still has a handle, and has it for this account. @default it has */
  knowsCharacter?(handle: CharacterHandle, options?: CallOptions): Promise<boolean>;

  /** Many requests at once, later and cheaper; where the provider offers that. */
  readonly batches?: EngineBatches;

  /** Ends what the engine has started on this machine: workers, sockets. Jobs go on. */
  close(): Promise<void>;
}
