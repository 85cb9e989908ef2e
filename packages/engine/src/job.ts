import type {JsonObject} from './json.ts';

/**
 * A started job. It is JSON and holds all that is needed to ask about it and to fetch its result, so that
 * another process, on another day, can go on. It holds no secret.
 */
export type Job = {
  readonly engine: string;
  readonly model: string;
  /** The provider's id, or the engine's own. */
  readonly id: string;
  /** Whatever else the engine needs to find it again. */
  readonly state: JsonObject;
};

export type JobStatus =
  | {
      readonly kind: 'running';
      /** 0 to 1. */
      readonly progress: number;
      /** When to ask again, where the engine says so. */
      readonly pollAfterMs?: number;
      /** The provider's own word for where the job stands, where it is none that the engine knows. */
      readonly word?: string;
    }
  | {readonly kind: 'completed'}
  | {readonly kind: 'failed'; readonly code: string; readonly message: string};

/** An engine's lasting handle of a character or prop; kept as an artifact of its own. */
export type CharacterHandle = {
  readonly engine: string;
  readonly name: string;
  readonly id: string;
  readonly state: JsonObject;
};
