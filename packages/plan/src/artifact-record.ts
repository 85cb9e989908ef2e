import type {Job, JsonObject} from '@matchcut/engine';
import type {Digest, Key} from './key.ts';
import type {StepKind} from './step.ts';

/** What the store knows of an artifact besides its bytes. */
export type ArtifactRecord = {
  readonly key: Key;
  readonly kind: StepKind;
  readonly digest: Digest;
  readonly sizeBytes: number;
  /** Digests of the artifacts that it was made from, by key. If one is ever another file, this one is stale. */
  readonly inputs: {readonly [key: string]: Digest};
  /** The step's request; explains later misses field by field. */
  readonly request: JsonObject;
  /** The engine's job that made it. */
  readonly job: Job | null;
  /** Of a generated clip: how it lies in the chain that it continues. `null` for all else. */
  readonly footage: Footage | null;
  /** What was paid; `null` where nobody knows. */
  readonly usd: number | null;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
};

/**
 * What was measured of a clip when it arrived. Engines differ in what they return for a continuation, the new part
 * alone or the whole chain so far, and not each does what it promises; nothing may play twice, and nothing be lost.
 */
export type Footage = {
  /** Seconds at the head of the file that repeat the clips before it; its own footage follows. */
  readonly headSeconds: number;
  /** Seconds of the whole chain up to its end, itself included. */
  readonly chainSeconds: number;
};
