import {usualPace, type Engine} from '@matchcut/engine';
import type {ClipVerifier} from '@matchcut/compose';
import type {Lock} from '@matchcut/plan';
import type {Budget, Journal, Store} from '@matchcut/store';
import {createAllowance} from './allowance.ts';
import {realClock, type Clock} from './clock.ts';
import {createPace} from './engine-pace.ts';
import {createKnownCharacters} from './known-characters.ts';
import {createMadeBefore} from './made-before.ts';
import {openProjectFiles} from './project-files.ts';
import type {EngineRun} from './run.ts';
import type {RunEvent} from './run-event.ts';

/** What every way of asking engines for something may be told. */
export type EngineRunOptions = {
  readonly engine: Engine;
  readonly store: Store;
  readonly journal: Journal;
  /** Most that may be spent, in US dollars; no limit where it is left out. */
  readonly maxCostUsd?: number;
  /** Most that may be spent in a while, by all runs together; no limit where it is left out. */
  readonly budget?: Budget;
  /** Whether to ask again for jobs of which nobody can say if they exist; they may be paid twice. @default false */
  readonly retryUnknown?: boolean;
  /** Ends the run, so that another one can go on. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** @default real time */
  readonly clock?: Clock;
};

export type EngineRunSurroundings = {
  readonly film: string;
  readonly lock: Lock;
  /** Paths of the project's files, by digest. */
  readonly files: ReadonlyMap<string, string>;
  readonly verifier: ClipVerifier;
  /** Jobs at once, at most; what the engine takes where it is left out. */
  readonly mostJobs?: number;
};

export function openEngineRun(options: EngineRunOptions, surroundings: EngineRunSurroundings): EngineRun {
  const {engine, store, journal, signal, clock = realClock, onEvent = () => {}} = options;
  const {film, lock, files, verifier} = surroundings;
  const pace = engine.pace ?? usualPace;
  return {
    engine,
    store,
    journal,
    verifier,
    files: openProjectFiles(files),
    film,
    clock,
    signal,
    emit: onEvent,
    pace: createPace({pace, most: surroundings.mostJobs ?? pace.mostJobs, clock}),
    inFlight: {count: 0},
    allowance: createAllowance(options.maxCostUsd, options.budget),
    characters: createKnownCharacters(engine, lock),
    madeBefore: createMadeBefore(engine, journal, lock),
    retryUnknown: options.retryUnknown ?? false,
  };
}
