import {Component, type ComponentClass, type ReactNode} from 'react';

export type GuardProps = {
  /** Another number lets the film try again after an error. */
  readonly attempt: number;
  readonly children?: ReactNode;
};

type GuardState = {readonly attempt: number; readonly hasFailed: boolean};

/**
 * The error boundary around a whole film. Without it React would have thrown the failed tree away before
 * telling of the error, and with the tree the place where it happened.
 *
 * @param onThrow Called while the failed tree is still there, with whatever was thrown; more than once for the
 * same error, since React tries again.
 */
export function createFilmGuard(onThrow: (error: unknown) => void): ComponentClass<GuardProps> {
  return class FilmGuard extends Component<GuardProps, GuardState> {
    override readonly state: GuardState = {attempt: this.props.attempt, hasFailed: false};

    static getDerivedStateFromError(error: unknown): Partial<GuardState> {
      onThrow(error);
      return {hasFailed: true};
    }

    static getDerivedStateFromProps({attempt}: GuardProps, state: GuardState): Partial<GuardState> | null {
      return attempt === state.attempt ? null : {attempt, hasFailed: false};
    }

    override render(): ReactNode {
      return this.state.hasFailed ? null : this.props.children;
    }
  };
}
