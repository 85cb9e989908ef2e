import {createContext, createElement, use, type ComponentType, type ReactElement} from 'react';

/** What a component that is a transition's `type` is given. */
export type TransitionComponentProps = {
  /** How far the transition is: more than 0 and less than 1, eased. */
  readonly progress: number;
};

/** Set by whoever draws the content of a transition. */
export const TransitionProgress = createContext(0);

/** What a transition's content begins with. */
export function WithProgress({
  component,
}: {
  readonly component: ComponentType<TransitionComponentProps>;
}): ReactElement {
  return createElement(component, {progress: use(TransitionProgress)});
}
