export {realClock, type Clock} from './clock.ts';
export type {Failure} from './failure.ts';
export {nameStep, type RunCounts, type RunEvent, type RunOutcome, type StepName} from './run-event.ts';
export {runPlan, type RunOptions} from './run-plan.ts';
export type {PricedStep, RunArtifact, RunRefusal, RunResult, RunSummary} from './run-result.ts';
export {RunnerError, runnerErrors, type RunnerErrorCode} from './runner-error.ts';
