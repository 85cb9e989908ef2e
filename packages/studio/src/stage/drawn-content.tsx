import {Component, Suspense, type ReactNode} from 'react';

type Props = {
  readonly children: ReactNode;
  /** Told what the content throws, and `null` when it is drawn. */
  readonly onProblem: (error: unknown) => void;
};

/**
 * React content of a film's where a painter puts it: in the whole picture, one below the other. What it throws takes
 * nothing else with it.
 */
export function DrawnContent({children, onProblem}: Props): ReactNode {
  return (
    <Boundary onProblem={onProblem}>
      <Suspense fallback={null}>
        <div style={{position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column'}}>
          {children}
        </div>
      </Suspense>
    </Boundary>
  );
}

class Boundary extends Component<Props, {readonly isBroken: boolean}> {
  override state = {isBroken: false};

  static getDerivedStateFromError(): {readonly isBroken: boolean} {
    return {isBroken: true};
  }

  override componentDidMount(): void {
    if (!this.state.isBroken) this.props.onProblem(null);
  }

  override componentDidCatch(error: unknown): void {
    this.props.onProblem(error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
