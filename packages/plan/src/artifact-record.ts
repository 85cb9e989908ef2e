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
  /** What was paid; `null` where nobody knows. */
  readonly usd: number | null;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
};
