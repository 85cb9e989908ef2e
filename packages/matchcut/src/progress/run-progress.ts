import type {Plan, Step} from '@matchcut/plan';
import type {RunEvent, StepName} from '@matchcut/runner';

/** How far a run is: a value that each of its events makes a new one of. */
export type RunProgress = {
  readonly generate: Lane;
  readonly compose: Lane;
  /** What is being made now, in the order in which it was begun. */
  readonly running: readonly RunningStep[];
  /** What went wrong or takes longer, newest last. */
  readonly troubles: readonly string[];
};

export type Lane = {readonly done: number; readonly total: number};

export type RunningStep = StepName & {
  /** 0 to 1. */
  readonly progress: number;
  /** Whether a job of an earlier run is carried on. */
  readonly adopted: boolean;
};

export function startProgress({steps}: Plan): RunProgress {
  const total = (action: Step['action']): number => steps.filter((step) => step.action === action).length;
  return {
    generate: {done: 0, total: total('generate')},
    compose: {done: 0, total: total('compose')},
    running: [],
    troubles: [],
  };
}

export function advance(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.kind) {
    case 'step-started':
      return {...progress, running: [...without(progress, event.step), {...event, progress: 0}]};
    case 'step-progress':
      return {
        ...progress,
        running: progress.running.map((step) =>
          step.step === event.step ? {...step, progress: event.progress} : step,
        ),
      };
    case 'step-done': {
      const ended = {...progress, running: without(progress, event.step)};
      return event.how === 'made' ? count(ended, event) : ended;
    }
    case 'step-failed':
      return {
        ...progress,
        running: without(progress, event.step),
        troubles: [...progress.troubles, `${event.step}: ${event.message}`],
      };
    case 'step-retrying':
      return {
        ...progress,
        troubles: [
          ...progress.troubles,
          `${event.step}: ${event.message} Trying again in ${Math.round(event.inMs / 1000)} s.`,
        ],
      };
    case 'artifact-remade':
      return {...progress, troubles: [...progress.troubles, `${event.step} is made again: ${event.message}`]};
    case 'step-skipped':
    case 'run-started':
    case 'run-finished':
      return progress;
  }
}

function count(progress: RunProgress, {stepKind}: StepName): RunProgress {
  const lane = isGenerated(stepKind) ? 'generate' : 'compose';
  return {...progress, [lane]: {...progress[lane], done: progress[lane].done + 1}};
}

function isGenerated(kind: StepName['stepKind']): boolean {
  return kind === 'character' || kind === 'clip' || kind === 'extension' || kind === 'edit';
}

function without({running}: RunProgress, step: string): readonly RunningStep[] {
  return running.filter((one) => one.step !== step);
}
