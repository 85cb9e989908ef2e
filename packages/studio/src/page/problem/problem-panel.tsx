import {CodeXml} from 'lucide-react';
import type {ReactNode} from 'react';
import type {ProblemView, SourcePlace} from '../../protocol.ts';
import {Button} from '../ui/button.tsx';
import {ErrorState} from '../ui/error-state.tsx';
import './problem-panel.css';

export type ProblemPanelProps = {
  readonly problem: ProblemView;
  readonly onReveal: (place: SourcePlace) => void;
  /** Besides looking at it. */
  readonly action?: ReactNode;
};

/** A problem of the film's own code: what, why, where, and the way there. */
export function ProblemPanel({problem, onReveal, action}: ProblemPanelProps): ReactNode {
  const {source} = problem;
  if (source === null) return <ErrorState problem={problem} action={action} />;
  return (
    <ErrorState
      problem={problem}
      action={
        <div className="problem-actions">
          <Button size="s" icon={<CodeXml />} onPress={() => onReveal(source)}>
            Reveal in editor
          </Button>
          <span className="problem-place">
            {source.file}:{source.line}
          </span>
          {action}
        </div>
      }
    />
  );
}
