import type {EnginePace} from '@matchcut/engine';
import type {SoraOptions} from '@matchcut/engine-sora';
import type {RunCounts, RunOutcome} from '@matchcut/runner';
import type {SceneId} from './film.ts';
import type {KillOrder} from './killed-process.ts';

/** What a process that carries a film out is told. */
export type FilmOrder = {
  readonly folder: string;
  readonly baseURL: string;
  readonly kill: KillOrder | null;
  /** @default the whole film */
  readonly scenes?: readonly SceneId[];
  readonly engine?: Pick<SoraOptions, 'model' | 'settleMs'> & {
    readonly dialect?: 'openai' | 'litellm' | 'vllm-omni';
  };
  readonly pace?: Partial<EnginePace>;
  readonly replace?: readonly string[];
  readonly retryUnknown?: boolean;
  readonly budgetUsd?: number;
};

/** What it tells when it comes to its end. */
export type FilmRan = {
  readonly kind: RunOutcome;
  readonly counts: RunCounts;
  readonly failed: readonly {readonly code: string; readonly address: string; readonly message: string}[];
  /** Addresses. */
  readonly skipped: readonly string[];
  /** Path and digest. */
  readonly cut: {readonly path: string; readonly digest: string} | null;
};
