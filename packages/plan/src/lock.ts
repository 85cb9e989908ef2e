import type {CharacterHandle} from '@matchcut/engine';
import type {FormatId} from './format.ts';
import type {Digest, Key} from './key.ts';
import type {Address} from './step.ts';

/** The committed file that binds shots to keys, digests, takes and prices. */
export type Lock = {
  readonly version: 1;
  readonly shots: {readonly [address: Address]: {readonly [format in FormatId]?: LockedShot}};
  /** Handles that a provider keeps of characters and props, so that another machine needs no new ones. */
  readonly cast: {readonly [address: Address]: {readonly [format in FormatId]?: LockedCharacter}};
  /**
   * Shots of rows of props, of which many stand at one address: by key, and never instead of the film's own. Without
   * it, there are none.
   */
  readonly rows?: {readonly [address: Address]: {readonly [format in FormatId]?: readonly LockedShot[]}};
};

export type LockedCharacter = {
  readonly key: Key;
  readonly handle: CharacterHandle;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
};

export type LockedShot = {
  readonly key: Key;
  readonly take: number;
  /** Somebody chose this take among others. */
  readonly pinned?: true;
  readonly digest: Digest;
  readonly sizeBytes: number;
  readonly engine: string;
  readonly model: string;
  /** The provider's id of the job. */
  readonly job: string | null;
  /** Digest of the clip that it continues or changes. */
  readonly upstream: Digest | null;
  readonly usd: number | null;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
};

export const emptyLock: Lock = {version: 1, shots: {}, cast: {}};
