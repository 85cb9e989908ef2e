import type {Engine} from '@matchcut/engine';
import type {ClipVerifier, Compositor} from '@matchcut/compose';
import type {StepId} from '@matchcut/plan';
import type {Journal, Store} from '@matchcut/store';
import type {Allowance} from './allowance.ts';
import type {Clock} from './clock.ts';
import type {Pace} from './engine-pace.ts';
import type {KnownCharacters} from './known-characters.ts';
import type {MadeBefore} from './made-before.ts';
import type {ProjectFiles} from './project-files.ts';
import type {RetryOptions} from './retry.ts';
import type {RunEvent} from './run-event.ts';

/** What the work of an engine's step may use. */
export type EngineRun = {
  readonly engine: Engine;
  readonly store: Store;
  readonly journal: Journal;
  readonly verifier: ClipVerifier;
  readonly files: ProjectFiles;
  readonly film: string;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  readonly emit: (event: RunEvent) => void;
  readonly pace: Pace;
  /** How many engine jobs this run waits for right now. */
  readonly inFlight: {count: number};
  readonly allowance: Allowance;
  readonly characters: KnownCharacters;
  readonly madeBefore: MadeBefore;
  /** Whether to ask again where nobody can say if a job exists. */
  readonly retryUnknown: boolean;
};

/** What every step's work may use. */
export type Run = EngineRun & {
  readonly compositor: Compositor;
  /** Artifacts that this run has found to be what their steps make; by key and digest. */
  readonly verified: Set<string>;
};

/** The signal as optional options have it. */
export function withSignal({signal}: EngineRun): {readonly signal?: AbortSignal} {
  return signal ? {signal} : {};
}

/** How a step calls an engine again. */
export function retryOptions({clock, signal, emit}: EngineRun, step: StepId): RetryOptions {
  return {
    clock,
    signal,
    onRetry: ({code, message, hint}, attempt, inMs) =>
      emit({kind: 'step-retrying', step, attempt, inMs, code, message, hint}),
  };
}

/** Tells progress in whole hundredths and never backwards, however often it is called. */
export function progressOf({emit}: EngineRun, step: StepId): (progress: number) => void {
  let told = 0;
  return (progress) => {
    const hundredths = Math.floor(Math.min(progress, 1) * 100);
    if (!(hundredths > told)) return;
    told = hundredths;
    emit({kind: 'step-progress', step, progress: hundredths / 100});
  };
}
