import type {EnginePace} from '@matchcut/engine';
import type {SoraOptions} from '@matchcut/engine-sora';
import type {RunCounts, RunOutcome} from '@matchcut/runner';
import type {SceneId} from './film.ts';
import type {KillOrder} from './killed-process.ts';

/** What every process of these tests is told. */
export type RunOrder = {
  readonly folder: string;
  readonly baseURL: string;
  readonly kill: KillOrder | null;
  readonly engine?: Pick<SoraOptions, 'model'> & {readonly dialect?: 'litellm' | 'vllm-omni'};
  readonly pace?: Partial<EnginePace>;
};

/** What a process that carries a film out is told besides. */
export type FilmOrder = RunOrder & {
  /** @default the whole film */
  readonly scenes?: readonly SceneId[];
  readonly replace?: readonly string[];
  readonly retryUnknown?: boolean;
  readonly budgetUsd?: number;
};

type Failed = {readonly code: string; readonly address: string; readonly message: string};

/** What it tells when it comes to its end. */
export type FilmRan = {
  readonly kind: RunOutcome;
  readonly counts: RunCounts;
  readonly failed: readonly Failed[];
  /** Addresses. */
  readonly skipped: readonly string[];
  readonly cut: {readonly path: string; readonly digest: string} | null;
};

/** What a process that orders clips in batches is told besides. */
export type RowsOrder = RunOrder & {readonly rows: number};

export type RowsRan = {
  readonly ordered: number;
  readonly brought: number;
  /** Codes. */
  readonly failed: readonly string[];
};
