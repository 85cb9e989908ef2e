import type {ReactNode} from 'react';
import type {RunStepView} from '../../protocol.ts';
import {Progress} from '../ui/progress.tsx';
import {withinFilm} from '../words/within-film.ts';
import {inOrderOfUrgency} from './describe-run.ts';

export type RunStepsProps = {readonly steps: readonly RunStepView[]; readonly film: string};

/** A line a step, those that need a look first. */
export function RunSteps({steps, film}: RunStepsProps): ReactNode {
  return (
    <ol className="run-steps">
      {inOrderOfUrgency(steps).map((step) => (
        <li key={step.step} className={`run-step run-step-${step.state}`}>
          <span className="run-step-name">
            {step.kind} {withinFilm(step.address, film)}{' '}
            <span className="run-step-format">{step.format}</span>
          </span>
          {step.state === 'running' ? (
            <span className="run-step-progress">
              <Progress
                label={`Progress of ${step.kind} ${step.address} ${step.format}`}
                value={step.progress}
              />
            </span>
          ) : null}
          <span className="run-step-state">
            {step.state === 'running' && step.progress !== null
              ? `${Math.round(step.progress * 100)}%`
              : step.state}
          </span>
        </li>
      ))}
    </ol>
  );
}
