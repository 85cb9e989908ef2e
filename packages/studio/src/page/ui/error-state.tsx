import {CircleAlert} from 'lucide-react';
import type {ReactNode} from 'react';
import type {ProblemView} from '../../protocol.ts';
import './states.css';

export type ErrorStateProps = {
  readonly problem: ProblemView;
  readonly action?: ReactNode;
};

/** A problem, with its place and the lines around it. */
export function ErrorState({problem, action}: ErrorStateProps): ReactNode {
  return (
    <section className="ui-error" role="alert">
      <p className="ui-error-code">
        <CircleAlert aria-hidden />
        {problem.code}
      </p>
      <p className="ui-error-message">{problem.message}</p>
      {problem.hint === null ? null : <p className="ui-error-hint">{problem.hint}</p>}
      {problem.where === null ? null : <p className="ui-error-where">{problem.where}</p>}
      {problem.frame === null ? null : (
        <pre className="ui-error-frame" tabIndex={0}>
          {problem.frame.lines.map(({number, text}) => (
            <span
              key={number}
              className={
                number === problem.frame?.line ? 'ui-error-line ui-error-line-here' : 'ui-error-line'
              }
            >
              <span className="ui-error-number">{number}</span>
              {text || ' '}
            </span>
          ))}
        </pre>
      )}
      {action === undefined ? null : <div className="ui-error-action">{action}</div>}
    </section>
  );
}
